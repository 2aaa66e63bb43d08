// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One repository among others: where its own database stands.

#include "workspace/values.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace Switchback {

class ElidedLabel;
class Strip;
class TimelineDelegate;
class TimelineModel;
class TimelineView;

class RepositoryColumn : public QWidget
{
    Q_OBJECT
public:
    explicit RepositoryColumn(const QString &name, QWidget *parent = nullptr);
    void setStanding(const RepositoryStanding &standing);

Q_SIGNALS:
    void opened(const Switchback::Version &version); // may be empty: the repository as a whole
    void planWanted(const Switchback::Target &target);

private:
    void setupView();
    QWidget *makeHeading();
    QWidget *makeFooter();
    Version selected() const;

    const QString m_name;
    QLabel *m_title;
    ElidedLabel *m_address;
    Strip *m_trouble;
    TimelineModel *m_model;
    TimelineDelegate *m_delegate;
    TimelineView *m_view;
    ElidedLabel *m_summary;
    QPushButton *m_open;
    bool m_first = true;
};

} // namespace Switchback
