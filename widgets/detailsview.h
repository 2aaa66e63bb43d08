// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Facts about a migration, name and value, each of which can be selected and copied.

#include "core/proof.h"
#include "workspace/values.h"

#include <QScrollArea>

class QGridLayout;

namespace Switchback {

class DetailsView : public QScrollArea
{
    Q_OBJECT
public:
    explicit DetailsView(QWidget *parent = nullptr);
    /// `loaded` is null until the file was read.
    void setMigration(const TimelineEntry &entry, const Standing &standing,
        const LoadedMigration *loaded, const Proof &proof = {});
    /// "name: value", a line each.
    QString text() const;

private:
    void heading(const QString &text);
    void fact(const QString &name, const QString &value, bool fixed = false);
    void addProof(const Proof &proof);
    void addHistory(const TimelineEntry &entry, const Standing &standing);

    QWidget *m_page = nullptr;
    QGridLayout *m_grid = nullptr;
    QStringList m_lines;
};

} // namespace Switchback
