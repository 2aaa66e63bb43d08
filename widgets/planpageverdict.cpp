// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// What the rules and the database say of the plan that is shown, and what follows from it for the
// one button.

#include "widgets/planpage.h"

#include "items/planmodel.h"
#include "widgets/findingsview.h"
#include "widgets/lossledger.h"
#include "widgets/verdicttiles.h"
#include "workspace/reference.h"
#include "workspace/workspace.h"

#include <QCheckBox>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int LowPage = 640; // pixels

} // namespace

void PlanPage::judge()
{
    if (plan().steps.isEmpty()) {
        return;
    }
    m_workspace->judge(plan()).then(
        this, [this, shown = plan().fingerprint](const Result<QList<ScriptVerdict>> &answer) {
            if (shown != plan().fingerprint) {
                return;
            }
            if (answer) {
                setVerdicts(*answer);
                examine();
            } else {
                m_unjudged = oneLine(answer.error());
                showTiles();
                showFindings();
            }
        });
}

/// How large and busy the tables are, who is in the way, what would be lost: the verdicts follow.
void PlanPage::examine()
{
    m_workspace->examine(plan()).then(
        this, [this, shown = plan().fingerprint](const Result<ExaminedPlan> &answer) {
            if (shown != plan().fingerprint) {
                return;
            }
            if (answer) {
                setExamined(*answer);
                return;
            }
            QList<LedgerRow> rows;
            for (const auto &loss : planLosses(m_model->verdicts())) {
                rows += LedgerRow { .loss = loss, .trouble = oneLine(answer.error()) };
            }
            m_facts.missing = QStringList { oneLine(answer.error()) };
            setLedger(rows);
        });
}

void PlanPage::setExamined(const ExaminedPlan &examined)
{
    m_facts = examined.evidence.facts;
    m_flags = examined.evidence.flags;
    m_proofs = examined.evidence.proofs;
    m_model->setVerdicts(examined.verdicts);
    m_ledger->setLedger(examined.evidence.ledger, true, plan().target.rescue, plan().target.kept);
    m_tiles->setTiles(examined.evidence.tiles);
    showNotes();
    showOverride();
    showFindings();
    updateButton();
}

void PlanPage::wantRescue(bool wanted)
{
    if (m_target && m_target->rescue != wanted) {
        m_target->rescue = wanted;
        m_target->kept.clear();
        ask();
    }
}

/// Which of the losses are copied aside: with none of them there are no copies.
void PlanPage::chooseKept()
{
    if (m_ledger->keepsNothing()) {
        m_rescue->setChecked(false);
    } else if (m_target) {
        m_target->kept = m_ledger->kept();
        ask();
    }
}

void PlanPage::sampleLosses()
{
    m_workspace->sampleLosses(plan(), m_model->verdicts())
        .then(this, [this, shown = plan().fingerprint](const Result<QList<LedgerRow>> &answer) {
            if (shown == plan().fingerprint) {
                m_ledger->showSample(answer);
            }
        });
}

void PlanPage::setVerdicts(const QList<ScriptVerdict> &verdicts)
{
    m_model->setVerdicts(verdicts);
    QList<LedgerRow> uncounted;
    for (const auto &loss : planLosses(verdicts)) {
        uncounted += LedgerRow { .loss = loss };
    }
    m_ledger->setLedger(uncounted, false, plan().target.rescue, plan().target.kept);
    m_rescue->setVisible(!uncounted.isEmpty() || plan().target.rescue);
    showNotes();
    showTiles();
    showFindings();
    updateButton();
}

void PlanPage::setLedger(const QList<LedgerRow> &ledger)
{
    m_ledger->setLedger(ledger, true);
    m_tiles->setTiles(planTiles(
        plan(), m_workspace->standing().timeline, m_model->verdicts(), ledger, m_facts, m_proofs));
    showOverride();
    updateButton();
}

void PlanPage::showTiles()
{
    auto tiles = planTiles(
        plan(), m_workspace->standing().timeline, m_model->verdicts(), {}, m_facts, m_proofs);
    for (auto &tile : tiles) {
        if (tile.light == PlanTile::Light::Unknown) {
            tile.sentence = m_unjudged;
        }
    }
    m_tiles->setTiles(tiles);
    showOverride();
}

/// What a protected environment refuses the plan for.
void PlanPage::showOverride()
{
    QStringList titles;
    for (const auto &tile : redTiles(m_tiles->tiles())) {
        titles += tile.title;
    }
    m_overrideWhy->setText(tr("Red: %1").arg(titles.join(u", "_s)));
}

bool PlanPage::needsOverride() const
{
    const auto red = redTiles(m_tiles->tiles());
    return std::ranges::any_of(red, &PlanTile::gate)
        || (m_workspace->guard().isProtected && !red.isEmpty());
}

/// On a low screen the statements keep their room: the rest says the same in fewer lines.
void PlanPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool low = height() < LowPage;
    m_tiles->setLines(low ? 1 : 2);
    m_ledger->setMostRows(low ? 2 : 5);
    const int above = low ? 8 : 16;
    m_headingLayout->setContentsMargins(24, above, 12, above - 4);
}

void PlanPage::showFindings()
{
    const auto index = m_tree->currentIndex();
    const int step = m_model->stepOf(index);
    const bool up = plan().target.direction == Direction::Up;
    m_findings->setRecipes(up ? rulesWithRecipe(m_workspace->project().engine) : QSet<QString>());
    const auto &verdicts = m_model->verdicts();
    if (verdicts.isEmpty()) {
        m_findings->say(
            m_unjudged.isEmpty() ? tr("Looking for what could go wrong …") : m_unjudged);
    } else if (step < 0 || step >= verdicts.size()) {
        m_findings->say(tr("The preparation is the tool's own; the rules are for migrations."));
    } else if (const int number = m_model->ownNumber(index); number >= 0) {
        m_findings->setVerdict(verdicts.at(step), number);
    } else if (m_model->statementOf(index) >= 0) {
        m_findings->say(tr("This statement is the tool's own; the rules are for the migration's."));
    } else {
        m_findings->setVerdict(verdicts.at(step));
    }
}

} // namespace Switchback
