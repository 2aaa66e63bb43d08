// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Private to the linter: walks one script with its state, asks every rule, learns the catalog.

#include "rules/context.h"

namespace Switchback {

/// Which rules look, chosen once for a whole run.
class RuleSelection
{
public:
    explicit RuleSelection(const LintOptions &options);
    struct Chosen {
        QList<const Rule *> statement;
        QList<const Rule *> script;
    };
    const Chosen &of(Direction direction, bool elixir) const
    {
        return m_chosen[direction == Direction::Down][elixir];
    }

private:
    Chosen m_chosen[2][2];
};

struct WalkResult {
    QList<Finding> findings;
    QList<StatementForecast> forecasts;
};

class Walk
{
public:
    Walk(const LintMigration &migration, const LintOptions &options, const RuleSelection &rules,
        Catalog &catalog, WalkResult &result);
    void run(const ScriptView &script);
    void run();

private:
    void visit(qsizetype position, RuleContext &context);
    void learn(const RuleContext &context);
    void learnSetting(const DdlOperation &operation);
    void learnTransaction(const RuleContext &context);
    void learnObjects(const RuleContext &context);

    const LintMigration &m_migration;
    const LintOptions &m_options;
    const RuleSelection &m_rules;
    Catalog &m_catalog;
    WalkResult &m_result;
    WalkState m_state;
};

struct SourceView {
    const LintMigration &migration;
    const LintOptions &options;
    const ScriptView &up;
    const ScriptView &down;
    const Catalog &catalog; // after the way up
    QString irreversible; // the reason that a comment gives
};

/// Rules about the file and the pair of scripts: the way back, the Elixir source.
void checkSource(const SourceView &source, QList<Finding> &findings);
/// What only the Elixir source says.
void checkElixir(const SourceView &source, QList<Finding> &findings);

/// One finding per cause: takes out those that a more exact one replaces.
void dropReplaced(QList<Finding> &findings);

/// Rules that need the whole folder: constraints never validated.
void finishFolder(
    const QList<const Catalog *> &catalogs, const LintOptions &options, QList<Finding> &findings);

} // namespace Switchback
