// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// What the rules say of the migration that is shown: its tabs, the marks beside the lines, and the
// way from one finding to the next.

#include "widgets/inspector.h"

#include "widgets/findingspage.h"
#include "widgets/findingsview.h"
#include "widgets/linkedview.h"
#include "widgets/sqlview.h"
#include "workspace/foldersafety.h"
#include "workspace/reference.h"
#include "workspace/workspace.h"

#include <QStackedWidget>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

int shownCount(const ScriptVerdict &verdict)
{
    return int(std::ranges::count(verdict.findings, false, &Finding::suppressed));
}

} // namespace

void Inspector::setupFindings()
{
    for (auto *view : { m_findings, m_locks }) {
        connect(view, &FindingsView::lineWanted, this, [this](int line) {
            setTab(SqlTab);
            goToLine(line);
        });
        connect(view, &FindingsView::ruleWanted, this, [this](const QString &rule) {
            Q_EMIT goTo({ .page = Location::Page::Rules, .subject = rule });
        });
        connect(view, &FindingsView::lockWanted, this, [this](const QString &mode) {
            Q_EMIT goTo({ .page = Location::Page::Locks, .subject = mode });
        });
        connect(view, &FindingsView::safeWanted, this, &Inspector::safeWanted);
    }
    const auto toFinding = [this](int line) {
        setTab(FindingsTab);
        m_findings->showLine(line);
    };
    for (auto *view : { m_sql->sql(), m_sql->source(), m_file }) {
        connect(view, &SqlView::markPressed, this, toFinding);
    }
}

const ScriptVerdict *Inspector::verdict() const
{
    const auto *migration = m_workspace->safety().verdicts().of(m_version);
    if (!migration) {
        return nullptr;
    }
    const bool down = direction() == Direction::Down;
    return !down ? &migration->up : migration->down ? &*migration->down : nullptr;
}

void Inspector::showVerdict()
{
    m_finding = -1;
    const auto *shown = verdict();
    const auto &safety = m_workspace->safety();
    const auto *migration = entry();
    const bool open = migration && !isApplied(migration->state); // its file can still be changed
    m_findings->setRecipes(open ? rulesWithRecipe(m_workspace->project().engine) : QSet<QString>());
    if (shown) {
        m_findings->setVerdict(*shown);
        m_locks->setVerdict(*shown);
    } else {
        const auto &trouble = safety.verdicts().trouble;
        const auto sentence = safety.isLooking() ? tr("Looking for what could go wrong …")
            : trouble                            ? oneLine(*trouble)
            : direction() == Direction::Down && safety.verdicts().of(m_version)
            ? tr("There is no way back.")
            : tr("Nothing is known of this migration.");
        m_findings->say(sentence);
        m_locks->say(sentence);
    }
    const int count = shown ? shownCount(*shown) : 0;
    m_tabs->setTabText(FindingsTab, count > 0 ? tr("Findings (%1)").arg(count) : tr("Findings"));
    showMarks();
}

void Inspector::showMarks()
{
    QList<SqlMark> lines;
    QList<SqlMark> statements;
    if (const auto *shown = verdict()) {
        lines = marksOf(*shown);
        for (auto mark : lines) {
            mark.section = mark.statement;
            mark.line = 0;
            statements += mark;
        }
    }
    const bool program = !m_workspace->project().language.isEmpty();
    m_sql->sql()->setMarks(program ? statements : lines);
    m_sql->source()->setMarks(program ? lines : QList<SqlMark>());
    m_file->setMarks(lines);
    if (m_startStep != 0 && m_loaded && verdict()) {
        const int step = std::exchange(m_startStep, 0);
        stepFinding(step);
    }
}

QList<Finding> Inspector::shownFindings() const
{
    QList<Finding> findings;
    if (const auto *shown = verdict()) {
        findings = shown->findings;
        findings.removeIf([](const Finding &finding) { return finding.suppressed; });
        std::ranges::stable_sort(findings, {}, &Finding::line);
    }
    return findings;
}

void Inspector::goToLine(int line)
{
    if (m_tabs->currentIndex() == FileTab) {
        m_file->showLine(line);
        m_file->markLines({ line });
    } else if (!m_workspace->project().language.isEmpty()) {
        m_sql->chooseLine(line);
    } else {
        m_sql->sql()->showLine(line);
        m_sql->sql()->markLines({ line });
    }
}

bool Inspector::stepFinding(int step)
{
    const auto findings = shownFindings();
    const int from = m_finding < 0 ? (step > 0 ? -1 : int(findings.size())) : m_finding;
    const int next = from + step;
    if (next < 0 || next >= findings.size()) {
        return false;
    }
    m_finding = next;
    if (m_tabs->currentIndex() == FindingsTab) {
        m_findings->showFinding(findings.at(next));
    } else {
        if (m_tabs->currentIndex() != FileTab) {
            setTab(SqlTab);
        }
        goToLine(findings.at(next).line);
    }
    return true;
}

void Inspector::startFindings(int step)
{
    m_finding = -1;
    m_startStep = m_loaded && verdict() ? 0 : step;
    if (m_startStep == 0) {
        stepFinding(step);
    }
}

QString Inspector::currentRule() const
{
    if (!isVisible()) {
        return {};
    }
    if (m_tabs->currentIndex() == FindingsTab) {
        return m_findings->currentRule();
    }
    const auto findings = shownFindings();
    return m_tabs->currentIndex() == LocksTab || m_tabs->currentIndex() == DetailsTab
        ? QString()
        : findings.value(m_finding).rule;
}

} // namespace Switchback
