// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "items/plantreemodel.h"

#include "core/sqllabel.h"
#include "core/text.h"
#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// Steps have no parent, so their id is 0; a statement's id is its step's row plus one.
constexpr quintptr TopLevel = 0;

bool isTopLevel(const QModelIndex &index)
{
    return index.internalId() == TopLevel;
}

/// The first line that says something.
QString firstLine(const QString &sql)
{
    return elided(visible(withoutLeadingComments(sql).section(u'\n', 0, 0).trimmed()), 240);
}

} // namespace

void PlanTreeModel::replacePlan(const Plan &plan)
{
    m_plan = plan;
}

int PlanTreeModel::stepOf(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return -1;
    }
    const int row = isTopLevel(index) ? index.row() : int(index.internalId()) - 1;
    return row - (hasPreparation() ? 1 : 0);
}

int PlanTreeModel::statementOf(const QModelIndex &index) const
{
    return index.isValid() && !isTopLevel(index) ? index.row() : -1;
}

PlanTreeModel::Kind PlanTreeModel::kindOf(const QModelIndex &index) const
{
    if (!isTopLevel(index)) {
        return Kind::Statement;
    }
    return stepOf(index) < 0 ? Kind::Preparation : Kind::Step;
}

QModelIndex PlanTreeModel::indexOf(int step, int statement, int column) const
{
    const int row = step + (hasPreparation() ? 1 : 0);
    if (row < 0 || row >= rowCount()) {
        return {};
    }
    if (statement < 0) {
        return createIndex(row, column, TopLevel);
    }
    return statement < statementsOf(step).size() ? createIndex(statement, column, quintptr(row) + 1)
                                                 : QModelIndex();
}

const PlannedStatement *PlanTreeModel::statement(const QModelIndex &index) const
{
    const int number = statementOf(index);
    return number < 0 ? nullptr : &statementsOf(stepOf(index)).at(number);
}

const Step *PlanTreeModel::step(const QModelIndex &index) const
{
    const int number = stepOf(index);
    return number < 0 ? nullptr : &m_plan.steps.at(number);
}

QModelIndex PlanTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : TopLevel);
}

QModelIndex PlanTreeModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || isTopLevel(index)) {
        return {};
    }
    return createIndex(int(index.internalId()) - 1, 0, TopLevel);
}

int PlanTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid()) {
        return int(m_plan.steps.size()) + (hasPreparation() ? 1 : 0);
    }
    if (!isTopLevel(parent) || parent.column() > 0) {
        return 0;
    }
    return int(statementsOf(stepOf(parent)).size());
}

const QList<PlannedStatement> &PlanTreeModel::statementsOf(int step) const
{
    return step < 0 ? m_plan.preparation : m_plan.steps.at(step).statements;
}

PlanTreeModel::Bracket PlanTreeModel::bracket(const QModelIndex &index) const
{
    const int number = statementOf(index);
    if (number < 0) {
        return Bracket::None;
    }
    const auto &statements = statementsOf(stepOf(index));
    const auto role = statements.at(number).role;
    if (role == StatementRole::Begin) {
        return Bracket::Opens;
    }
    if (role == StatementRole::Commit) {
        return Bracket::Closes;
    }
    for (int i = number; i >= 0; --i) {
        if (statements.at(i).role == StatementRole::Begin) {
            return Bracket::Inside;
        }
        if (statements.at(i).role == StatementRole::Commit) {
            return Bracket::None;
        }
    }
    return Bracket::None;
}

QString PlanTreeModel::title(const QModelIndex &index) const
{
    if (const auto *planned = statement(index)) {
        return firstLine(planned->sql);
    }
    if (const auto *planned = step(index)) {
        const auto version = versionBeside(planned->version, planned->name);
        return visible(planned->name.isEmpty() ? version : version + u"  "_s + planned->name);
    }
    return tr("Preparation");
}

QString roleText(StatementRole role)
{
    switch (role) {
    case StatementRole::Session:
        return tr("Session setting");
    case StatementRole::Lock:
        return tr("Lock");
    case StatementRole::Begin:
        return tr("Begin transaction");
    case StatementRole::Local:
        return tr("Transaction setting");
    case StatementRole::Number:
        return tr("Transaction number");
    case StatementRole::Migration:
        return tr("Migration");
    case StatementRole::History:
        return tr("History row");
    case StatementRole::Rescue:
        return tr("Rescue copy");
    case StatementRole::Check:
    case StatementRole::Mark:
        return tr("Check");
    case StatementRole::Tidy:
        return tr("If empty");
    case StatementRole::Commit:
        return tr("Commit");
    }
    return {};
}

} // namespace Switchback

#include "moc_plantreemodel.cpp"
