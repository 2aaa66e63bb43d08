// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/planpage.h"

#include "items/planmodel.h"
#include "widgets/batchchoice.h"
#include "workspace/backfills.h"
#include "workspace/workspace.h"

#include <QTreeView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

void PlanPage::setupBatches()
{
    connect(m_batches, &BatchChoice::wanted, this, &PlanPage::wantBatches);
    connect(m_batches, &BatchChoice::paceChanged, this, [this](const BatchPace &pace) {
        if (m_target && m_target->pace != pace) {
            m_target->pace = pace;
            m_batchedNow = chosenVersion();
            ask();
        }
    });
    connect(m_batches, &BatchChoice::byItselfWanted, this,
        [this] { Q_EMIT goTo({ .page = Location::Page::Backfill, .subject = chosenSql() }); });
}

/// The statement of a migration that is chosen; null where it is the tool's own.
const PlannedStatement *PlanPage::chosenStatement() const
{
    const auto index = m_tree->currentIndex();
    const int step = m_model->stepOf(index);
    return step >= 0 && m_model->ownNumber(index) >= 0
        ? &plan().steps.at(step).statements.at(m_model->statementOf(index))
        : nullptr;
}

Version PlanPage::chosenVersion() const
{
    const int step = m_model->stepOf(m_tree->currentIndex());
    return step >= 0 ? plan().steps.at(step).version : Version();
}

QString PlanPage::chosenSql() const
{
    const auto *statement = chosenStatement();
    return statement ? wholeSql(*statement) : QString();
}

void PlanPage::showBatches()
{
    const auto *statement = chosenStatement();
    const bool can = statement && m_workspace->backfills().canBatch(wholeSql(*statement));
    m_batches->setVisible(can);
    if (can && statement->batches) {
        m_batches->showChosen(*statement->batches);
    } else if (can) {
        m_batches->offer();
    }
}

/// With batches or without it is another plan.
void PlanPage::wantBatches(bool wanted)
{
    const auto version = chosenVersion();
    const bool up = plan().target.direction == Direction::Up;
    if (!m_target || !up || !m_planFile.isEmpty() || plan().target.mend != Mend::None) {
        Q_EMIT goTo({ .page = Location::Page::Backfill, .subject = chosenSql() });
        return;
    }
    m_target->batched.removeAll(version);
    if (wanted) {
        m_target->batched += version;
    }
    m_batchedNow = version;
    ask();
}

/// Whether a refusal is about the batches alone: the plan that is shown then stays.
bool PlanPage::refusesBatches(const Error &error)
{
    if (!m_batchedNow || !m_target || !m_target->batched.contains(*m_batchedNow)) {
        return false;
    }
    m_target->batched.removeAll(*m_batchedNow);
    m_batchedNow.reset();
    m_batches->refuse(error);
    return true;
}

/// The statement that another plan was wanted for stays the one that is looked at.
void PlanPage::showBatched()
{
    const auto version = std::exchange(m_batchedNow, std::nullopt);
    const auto step = version ? std::ranges::find(plan().steps, *version, &Step::version)
                              : plan().steps.end();
    if (step != plan().steps.end()) {
        m_tree->setCurrentIndex(m_model->indexOfOwn(int(step - plan().steps.begin()), 0));
    }
}

} // namespace Switchback
