// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/stager.h"

#include "core/tr.h"
#include "run/standingviews.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QStringList texts(const Script &script)
{
    QStringList statements;
    for (const auto &statement : script.statements) {
        statements += statement.sql;
    }
    return statements;
}

class Stager
{
public:
    explicit Stager(const StagerInput &input)
        : m_input(input)
        , m_up(texts(input.rendering.up))
        , m_wayBack(texts(input.rendering.down.value_or(Script())))
        , m_views(standingViews(m_up, input.dialect))
        , m_viewsBack(standingViews(m_wayBack, input.dialect))
    {
    }

    Result<Staged> stages();

private:
    Result<void> cook();
    Staged framed() const;
    Error without(const StandingView &view, const QString &why) const;
    std::optional<Error> objection(int statement, const Recipe &recipe) const;
    bool isSplit(const StandingView &view) const;
    void take(int statement, const Recipe &recipe);
    void carryViews(int statement, Stage &stage);
    void add(const QString &sql);
    void addWithoutViews(int statement);
    void closeViews();
    void endView(int number);
    void addWaysBack();
    void makeNamesDifferent();

    const StagerInput &m_input;
    QStringList m_up;
    QStringList m_wayBack;
    QList<StandingView> m_views;
    QList<StandingView> m_viewsBack;
    QHash<int, Recipe> m_recipes;
    QList<int> m_gone; // views that are gone within the stage that is being written
    QList<int> m_made; // views that a recipe's stage has made as they are to be
    Staged m_result;
    QStringList m_undone;
};

/// What can be taken apart, and why the rest stays as it is.
Result<void> Stager::cook()
{
    auto earlier = m_input.earlier;
    for (int i = 0; i < m_up.size(); ++i) {
        const auto rule = m_input.rules.value(i);
        const bool ofView = std::ranges::any_of(
            m_views, [i](const StandingView &view) { return view.drop == i || view.last() == i; });
        if (!rule.isEmpty() && (!ofView || i == m_input.asked)) {
            auto recipe = recipeFor({ .rule = rule,
                .sql = m_up.at(i),
                .earlier = earlier,
                .version = m_input.version,
                .wayBack = m_wayBack,
                .dialect = m_input.dialect });
            if (recipe) {
                if (const auto no = objection(i, *recipe)) {
                    recipe = fail(*no);
                }
            }
            if (!recipe && i == m_input.asked) {
                return fail(recipe.error());
            }
            if (recipe) {
                m_recipes.insert(i, *recipe);
            } else {
                m_result.notes += tr("Line %1 stays as it is. %2")
                                      .arg(m_input.rendering.up.statements.at(i).line)
                                      .arg(recipe.error().what);
                m_result.kept += rule;
            }
        }
        earlier += m_up.at(i);
    }
    return {};
}

Error Stager::without(const StandingView &view, const QString &why) const
{
    return { .kind = ErrorKind::Refused,
        .what = tr("The view %1 would be gone from one step to the next: %2")
            .arg(view.names.first(), why),
        .untouched = tr("Nothing was written."),
        .next = tr("Take it apart by hand; the finding says how.") };
}

/// Views have to come back within one short transaction.
std::optional<Error> Stager::objection(int statement, const Recipe &recipe) const
{
    const bool swaps = std::ranges::any_of(recipe.steps, &RecipeStep::swaps);
    for (const auto &view : m_views) {
        if (!swaps || !view.isAround(statement)) {
            continue;
        }
        if (view.materialized) {
            return without(view,
                tr("to fill it anew takes as long as its query, and the"
                   " table would be locked meanwhile."));
        }
        if (view.cascade) {
            return without(view, tr("CASCADE takes along what nobody named."));
        }
    }
    return {};
}

bool Stager::isSplit(const StandingView &view) const
{
    return std::ranges::any_of(m_recipes.keys(), [&view](int i) { return view.isAround(i); });
}

void Stager::take(int statement, const Recipe &recipe)
{
    closeViews();
    m_undone += recipe.undone;
    m_result.kept += recipe.keeps;
    m_result.different += recipe.different;
    m_result.mends = m_result.mends || recipe.mends;
    m_result.notes += recipe.ending.isEmpty() ? QStringList() : QStringList { recipe.ending };
    for (const auto &step : recipe.steps) {
        Stage stage { .name = step.name,
            .transactional = step.transactional,
            .up = step.up,
            .down = step.down,
            .note = step.note,
            .takesBack = step.takesBack };
        if (step.swaps) {
            carryViews(statement, stage);
        }
        m_result.stages += stage;
    }
}

/// They go and come back within the stage, both ways.
void Stager::carryViews(int statement, Stage &stage)
{
    QList<StandingView> around;
    QList<StandingView> back;
    for (int i = 0; i < m_views.size(); ++i) {
        if (m_views.at(i).isAround(statement)) {
            m_made += i;
            around += m_views.at(i);
        }
    }
    for (const auto &view : std::as_const(m_viewsBack)) {
        const bool ours = std::ranges::any_of(around, [&view](const StandingView &each) {
            return std::ranges::any_of(
                each.names, [&view](const QString &name) { return view.names.contains(name); });
        });
        back += ours ? QList<StandingView> { view } : QList<StandingView>();
    }
    stage.up = wrapped(around, m_up, stage.up);
    if (!stage.down.isEmpty()) {
        stage.down = sameViews(around, back) ? wrapped(back, m_wayBack, stage.down)
                                             : wrapped(around, m_up, stage.down);
    }
}

/// What stays goes on in the order in which it stood.
void Stager::add(const QString &sql)
{
    auto &stages = m_result.stages;
    if (stages.isEmpty() || !stages.last().original) {
        stages += Stage {
            .name = u"rest"_s, .transactional = m_input.rendering.up.transactional, .original = true
        };
    }
    stages.last().up += sql;
}

void Stager::addWithoutViews(int statement)
{
    for (int i = 0; i < m_views.size(); ++i) {
        const auto &view = m_views.at(i);
        if (isSplit(view) && view.isAround(statement) && !m_gone.contains(i)) {
            add(m_up.at(view.drop));
            m_gone += i;
        }
    }
    add(m_up.at(statement));
}

void Stager::closeViews()
{
    const auto gone = std::exchange(m_gone, {});
    for (auto i = gone.crbegin(); i != gone.crend(); ++i) {
        for (const int create : m_views.at(*i).creates) {
            add(m_up.at(create));
        }
    }
}

/// Where the migration makes it again.
void Stager::endView(int number)
{
    if (!m_gone.contains(number) && m_made.contains(number)) {
        return;
    }
    for (int i = 0; i < m_views.size(); ++i) { // one may need another that comes back later
        const auto &view = m_views.at(i);
        if (isSplit(view) && view.drop < m_views.at(number).last()
            && view.last() >= m_views.at(number).last() && !m_gone.contains(i)) {
            add(m_up.at(view.drop));
            m_gone += i;
        }
    }
    m_gone.removeOne(number);
    for (const int create : m_views.at(number).creates) {
        add(m_up.at(create));
    }
}

/// The first to be applied is the last to be taken back: what the original took back besides the
/// recipes' own stands there.
void Stager::addWaysBack()
{
    QStringList rest;
    for (const auto &sql : m_wayBack) {
        const auto undone = undoneBy(sql, m_input.dialect);
        if (undone.isEmpty() || !m_undone.contains(undone)) {
            rest += sql;
        }
    }
    if (rest.isEmpty()) {
        return;
    }
    auto &stages = m_result.stages;
    auto place = std::ranges::find(stages, true, &Stage::original);
    place = place == stages.end() ? std::ranges::find(stages, true, &Stage::takesBack) : place;
    // Some tools send a file as one message: what wants no transaction stands alone in it.
    place = place == stages.end()
        ? std::ranges::find_if_not(
              stages, [](const Stage &stage) { return wantsNoTransaction(stage.down); })
        : place;
    if (place == stages.end()) {
        place = stages.begin();
        place->down.replaceInStrings(u" CONCURRENTLY"_s, QString());
    }
    place->down += rest;
}

void Stager::makeNamesDifferent()
{
    QHash<QString, int> seen;
    for (auto &stage : m_result.stages) {
        const int count = ++seen[stage.name];
        stage.name += count > 1 ? u"_%1"_s.arg(count) : QString();
    }
    m_result.stages.first().name.clear(); // it takes the original's place
}

/// The statements as they are, without what they begin and end by themselves.
Staged Stager::framed() const
{
    const auto inner = [](const QStringList &script) {
        QStringList statements;
        for (const auto &sql : script) {
            const auto operations = parseSql(sql.toUtf8(), Dialect::Sqlite);
            const auto &first = operations.value(0);
            const bool frame = first.kind == DdlOperation::Kind::Begin
                || first.kind == DdlOperation::Kind::Commit
                || (first.kind == DdlOperation::Kind::Pragma
                    && first.name.startsWith("foreign_key"_L1));
            statements += frame ? QStringList() : QStringList { sql };
        }
        return statements.isEmpty() ? statements : sqliteRebuildScript(statements);
    };
    Staged result;
    result.stages = { { .name = {},
        .transactional = false,
        .up = inner(m_up),
        .down = inner(m_wayBack),
        .note = tr(
            "One transaction of its own, with foreign keys off around it: nothing goes along "
            "with the old table."),
        .original = true } };
    return result;
}

Result<Staged> Stager::stages()
{
    if (wrapsScript(m_input.rules.value(m_input.asked))) {
        return framed();
    }
    if (const auto cooked = cook(); !cooked) {
        return fail(cooked.error());
    }
    for (int i = 0; i < m_up.size(); ++i) {
        const auto recipe = m_recipes.constFind(i);
        const auto of = std::ranges::find_if(m_views,
            [i](const StandingView &view) { return view.drop == i || view.creates.contains(i); });
        if (recipe != m_recipes.cend()) {
            take(i, *recipe);
        } else if (of == m_views.end() || !isSplit(*of)) {
            addWithoutViews(i);
        } else if (of->last() == i) {
            endView(int(of - m_views.begin()));
        }
    }
    addWaysBack();
    makeNamesDifferent();
    return m_result;
}

} // namespace

Result<Staged> stagesOf(const StagerInput &input)
{
    return Stager(input).stages();
}

} // namespace Switchback
