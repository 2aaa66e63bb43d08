// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/logdetail.h"

#include "core/text.h"
#include "items/duration.h"
#include "items/plantreemodel.h"
#include "widgets/rank.h"
#include "widgets/sections.h"
#include "widgets/strip.h"

#include <QBoxLayout>
#include <QLocale>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qsizetype HashShown = 16;

struct Ending {
    QString words;
    Tone tone = Tone::Neutral;
};

Ending endingOf(const RunRecord &record, int step, int statement)
{
    const auto done = std::ranges::find_if(record.done, [&](const StatementFinished &finished) {
        return finished.step == step && finished.statement == statement;
    });
    if (done != record.done.end()) {
        const auto took = LogDetail::tr("done · %1").arg(durationText(done->ms));
        return { done->rows < 0
                ? took
                : took + u" · "_s + LogDetail::tr("%n row(s)", nullptr, int(done->rows)),
            Tone::Applied };
    }
    const auto &outcome = record.outcome;
    const bool failed = outcome && outcome->failedStep == step
        && outcome->failedStatement == statement;
    return failed ? Ending { LogDetail::tr("failed"), Tone::Danger }
                  : Ending { LogDetail::tr("not run"), Tone::Neutral };
}

/// Statements of the version, or of all where the entry is about the run as a whole.
QList<SqlSection> sectionsOfRun(const RunRecord &record, const QString &version)
{
    QList<SqlSection> sections;
    for (int i = 0; i < record.plan.steps.size(); ++i) {
        const auto &step = record.plan.steps.at(i);
        if (!version.isEmpty() && step.version.text != version) {
            continue;
        }
        for (int k = 0; k < step.statements.size(); ++k) {
            const auto &statement = step.statements.at(k);
            const auto ending = endingOf(record, i, k);
            const bool own = statement.role == StatementRole::Migration;
            sections += SqlSection { .text = statement.sql,
                .label = own ? ending.words : roleText(statement.role) + u" · "_s + ending.words,
                .tone = ending.tone,
                .line = statement.line,
                .added = !own };
        }
    }
    return sections;
}

} // namespace

LogDetail::LogDetail(QWidget *parent)
    : QWidget(parent)
    , m_facts(makeLabel(Rank::Body, {}, this))
    , m_sql(new SqlView)
{
    setObjectName(u"logDetail"_s);
    m_facts->setObjectName(u"logFacts"_s);
    m_facts->setContentsMargins(12, 8, 12, 8);
    m_facts->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_sql->setObjectName(u"logSql"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_facts);
    column->addWidget(makeLine());
    column->addWidget(m_sql, 1);
}

void LogDetail::setEntry(const AuditEntry &entry)
{
    m_entry = entry;
    QStringList lines { visible(QStringList { entry.user, entry.environment, entry.database,
        QLocale().toString(entry.at.toLocalTime(), QLocale::LongFormat) }
            .filter(QRegularExpression(u"."_s))
            .join(u" · "_s)) };
    if (!entry.error.isEmpty()) {
        lines += visible(scrubbed(entry.error));
    }
    if (!entry.reason.isEmpty()) {
        lines += tr("Overridden: %1").arg(visible(entry.reason));
    }
    if (!entry.signer.isEmpty()) {
        lines += tr("Signed by %1").arg(visible(entry.signer));
    }
    if (!entry.run.isEmpty()) {
        lines += tr("Run %1 · plan %2 · entry %3")
                     .arg(visible(entry.run), entry.fingerprint.left(HashShown),
                         entry.hash.left(HashShown));
    }
    m_facts->setText(lines.join(u'\n'));
    m_facts->setToolTip(visible(entry.hash));
}

void LogDetail::setRecord(const RunRecord &record, const QString &highlighting)
{
    const auto sections = sectionsOfRun(record, m_entry.version);
    if (sections.isEmpty()) {
        say(tr("The statements of this run were not kept."));
        return;
    }
    m_sql->setSections(sections, highlighting);
}

void LogDetail::say(const QString &sentence)
{
    m_sql->setSections(sectionsSaying(sentence), {});
}

} // namespace Switchback
