// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One entry of the log whole, and the statements of its run with how each ended.

#include "core/auditentry.h"
#include "core/runrecord.h"

#include <QWidget>

class QLabel;

namespace Switchback {

class SqlView;

class LogDetail : public QWidget
{
    Q_OBJECT
public:
    explicit LogDetail(QWidget *parent = nullptr);
    void setEntry(const AuditEntry &entry);
    /// Of the entry that is shown; `highlighting` is a KSyntaxHighlighting definition.
    void setRecord(const RunRecord &record, const QString &highlighting);
    /// Why there are no statements.
    void say(const QString &sentence);

private:
    AuditEntry m_entry;
    QLabel *m_facts;
    SqlView *m_sql;
};

} // namespace Switchback
