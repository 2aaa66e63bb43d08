// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Names a database: by its parts, or by a URL. The password goes to the key ring if wanted, and
// never into the URL.

#include "workspace/workspace.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace Switchback {

class ConnectDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ConnectDialog(const QString &baseDirectory, QWidget *parent = nullptr);
    /// Starts from an address, as a project names it.
    void setUrl(const QString &url);
    Address address() const;

private:
    void setupView();
    void setupForm();
    void kindChanged();
    void partsChanged();
    void partsGiven();
    void urlEdited();
    void browse();
    QString urlFromParts() const;

    QString m_baseDirectory;
    QFormLayout *m_form;
    QComboBox *m_kind;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_user;
    QLineEdit *m_database;
    QWidget *m_file;
    QLineEdit *m_fileName;
    QLineEdit *m_password;
    QCheckBox *m_keep;
    QLineEdit *m_url;
    QDialogButtonBox *m_buttons;
    bool m_filling = false;
};

} // namespace Switchback
