// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "workspace/demo.h"

#include "core/tr.h"
#include "run/planner.h"
#include "run/runner.h"

#include <QDir>
#include <QDirIterator>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

const auto LateFile = u"20260610080000_index_payments_by_day.sql"_s;
const auto EditedFile = u"20250624151500_create_coupons.sql"_s;

Error cannotMake(const QString &path)
{
    return { .kind = ErrorKind::Input,
        .what = tr("The demo project cannot be written to '%1'.")
            .arg(QDir::toNativeSeparators(path)),
        .untouched = tr("Your own projects are as they were."),
        .next = tr("Make room or fix the folder's permissions, then try again."),
        .place = { path } };
}

Result<void> writeFile(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly)
        || file.write(text) != text.size()) {
        return fail(cannotMake(path));
    }
    return {};
}

QByteArray resource(const QString &name)
{
    QFile file(u":/demo/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<void> writeProject(const QString &root)
{
    QDir(root).removeRecursively();
    if (const auto written = writeFile(
            root + "/switchback.toml"_L1, resource(u"data/switchback.toml"_s));
        !written) {
        return written;
    }
    for (const auto &name : QDir(u":/demo"_s).entryList({ u"*.sql"_s }, QDir::Files)) {
        if (name == LateFile) {
            continue;
        }
        if (const auto written = writeFile(root + "/db/migrations/"_L1 + name, resource(name));
            !written) {
            return written;
        }
    }
    return {};
}

Result<void> fill(const Session &session)
{
    auto connection = session.engine->connect(session.connection, Access::ReadWrite);
    if (!connection) {
        return fail(connection.error());
    }
    const auto rows = QString::fromUtf8(resource(u"data/rows.sql"_s));
    auto statements = session.engine->split(rows);
    statements.prepend({ u"BEGIN"_s });
    statements.append({ u"COMMIT"_s });
    for (const auto &statement : statements) {
        if (const auto done = (*connection)->execute(statement.sql); !done) {
            return fail(done.error());
        }
    }
    return {};
}

/// Brings one of its databases up, as any other would be, and puts customers into it.
Result<void> makeDatabase(const QString &root, const QString &environment, const QString &version)
{
    const auto session = openSession({ .project = root, .environment = environment });
    if (!session) {
        return fail(session.error());
    }
    const auto plan = makePlan(*session, { .kind = Target::Kind::To, .to = { version } });
    if (!plan) {
        return fail(plan.error());
    }
    const auto outcome = runPlan(*session, *plan, {}, [](const RunEvent &) { }, {});
    if (outcome.kind != Outcome::Kind::Done) {
        return fail(outcome.error);
    }
    return fill(*session);
}

} // namespace

Result<QString> createDemo()
{
    const auto root = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
        + "/demo/shop"_L1;
    if (const auto written = writeProject(root); !written) {
        return fail(written.error());
    }
    const std::pair<QString, QString> databases[] = { { u"development"_s, u"20260707123000"_s },
        { u"production"_s, u"20260324143000"_s } };
    for (const auto &[environment, version] : databases) {
        if (const auto made = makeDatabase(root, environment, version); !made) {
            return fail(made.error());
        }
    }
    // What colleagues do: merge an old branch, and touch up a file that has run already.
    auto edited = resource(EditedFile);
    edited.replace(
        "percent_off integer not null,", "percent_off integer not null check (percent_off <= 50),");
    for (const auto &[name, text] :
        { std::pair(LateFile, resource(LateFile)), std::pair(EditedFile, edited) }) {
        if (const auto written = writeFile(root + "/db/migrations/"_L1 + name, text); !written) {
            return fail(written.error());
        }
    }
    return root;
}

} // namespace Switchback
