// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/standingviews.h"

#include <algorithm>

namespace Switchback {

namespace {

using Kind = DdlOperation::Kind;

bool isView(ObjectKind kind)
{
    return kind == ObjectKind::View || kind == ObjectKind::MaterializedView;
}

/// The statement that makes it again; -1: none.
int createdAgain(const QList<QList<DdlOperation>> &script, int from, const ObjectName &view)
{
    for (int i = from; i < script.size(); ++i) {
        for (const auto &operation : script.at(i)) {
            const bool creates = operation.kind == Kind::CreateView
                || operation.kind == Kind::CreateMaterializedView;
            if (creates && operation.object == view) {
                return i;
            }
        }
    }
    return -1;
}

} // namespace

QStringList wrapped(
    const QList<StandingView> &views, const QStringList &script, QStringList statements)
{
    // The first to go may need the others: it is the last to come back.
    for (auto view = views.crbegin(); view != views.crend(); ++view) {
        statements.prepend(script.at(view->drop));
        for (const int create : view->creates) {
            statements += script.at(create);
        }
    }
    return statements;
}

bool sameViews(const QList<StandingView> &views, const QList<StandingView> &others)
{
    const auto names = [](const QList<StandingView> &list) {
        QStringList all;
        for (const auto &view : list) {
            all += view.names;
        }
        all.sort();
        return all;
    };
    return names(views) == names(others);
}

QList<StandingView> standingViews(const QStringList &script, Dialect dialect)
{
    if (dialect != Dialect::PostgreSql) {
        return {};
    }
    QList<QList<DdlOperation>> parsed;
    for (const auto &sql : script) {
        parsed += parseSql(sql.toUtf8(), dialect);
    }
    QList<StandingView> views;
    for (int i = 0; i < parsed.size(); ++i) {
        if (parsed.at(i).size() != 1 || parsed.at(i).first().kind != Kind::Drop
            || !isView(parsed.at(i).first().objectKind)) {
            continue;
        }
        const auto &drop = parsed.at(i).first();
        StandingView view { .names = {},
            .drop = i,
            .creates = {},
            .materialized = drop.objectKind == ObjectKind::MaterializedView,
            .cascade = drop.cascade };
        for (const auto &object : drop.objects) {
            view.names += object.name;
            view.creates += createdAgain(parsed, i + 1, object);
        }
        std::ranges::sort(view.creates);
        if (!view.creates.isEmpty() && view.creates.first() > i) {
            views += view;
        }
    }
    return views;
}

} // namespace Switchback
