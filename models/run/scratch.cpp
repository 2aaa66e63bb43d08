// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/scratch.h"

#include "core/tr.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QSysInfo>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qint64 ForeignAge = 24 * 60 * 60; // seconds: makers on other machines cannot be asked

const qint64 Started = QDateTime::currentSecsSinceEpoch();

QString machine()
{
    const auto id = QSysInfo::machineHostName().toUtf8() + QSysInfo::machineUniqueId();
    return QString::fromLatin1(
        QCryptographicHash::hash(id, QCryptographicHash::Sha256).toHex().left(6));
}

// switchback_scratch_MACHINE_PROCESS_SECONDS_NUMBER
QString newName()
{
    static std::atomic<int> number = 0;
    return u"%1%2_%3_%4_%5"_s.arg(ScratchPrefix)
        .arg(machine())
        .arg(::getpid())
        .arg(QDateTime::currentSecsSinceEpoch())
        .arg(++number);
}

bool isForgotten(const QString &name)
{
    const auto parts = name.mid(ScratchPrefix.size()).split(u'_');
    if (!name.startsWith(ScratchPrefix) || parts.size() != 4) {
        return false;
    }
    bool isNumber = false;
    const auto seconds = parts.at(2).toLongLong(&isNumber);
    if (!isNumber) {
        return false;
    }
    if (parts.at(0) != machine()) {
        return QDateTime::currentSecsSinceEpoch() - seconds > ForeignAge;
    }
    const auto process = parts.at(1).toInt();
    if (process == ::getpid()) {
        return seconds < Started; // in a container each program may have the same number
    }
    return process > 0 && ::kill(process, 0) != 0 && errno == ESRCH;
}

// Rights that the user lacks, and servers that only follow another.
bool mayNotMake(const Error &error)
{
    static constexpr QLatin1StringView states[] { "42501"_L1, "25006"_L1, "1044"_L1, "1142"_L1,
        "1227"_L1, "1290"_L1, "1836"_L1 };
    return std::ranges::any_of(
        states, [&error](QLatin1StringView state) { return error.sqlState == state; });
}

} // namespace

QStringList sweepScratch(const Engine &engine, const ConnectionSettings &like)
{
    QStringList removed;
    const auto *maker = scratchMaker(engine.info().id);
    const auto names = maker ? maker->names(like) : QStringList();
    for (const auto &name : names.value_or(QStringList())) {
        if (isForgotten(name) && maker->remove(like, maker->inside(like, name))) {
            removed += name;
        }
    }
    return removed;
}

Result<void> Scratch::makeBeside(const ConnectionSettings &like)
{
    const auto made = scratchMaker(m_engine->info().id)->make(like, newName());
    if (!made) {
        return fail(made.error());
    }
    m_like = like;
    m_settings = *made;
    return {};
}

// With the same roles, so that what is granted to them can be granted there, too.
Result<void> Scratch::makeOnPrivateServer(const ConnectionSettings &like)
{
    auto live = m_engine->connect(like, Access::ReadOnly);
    if (!live) {
        return fail(live.error());
    }
    const bool postgres = m_engine->info().id == "postgresql"_L1;
    const int major = postgres ? (*live)->server().number / 10000 : 0;
    const auto product = (*live)->server().product;
    auto server = LocalServer::shared(*m_engine, major, product);
    auto own = server ? m_engine->connect((*server)->settings(), Access::ReadWrite)
                      : fail(server.error());
    if (!own) {
        return fail(own.error());
    }
    const int step = product == "MySQL"_L1 ? 100 : 10000; // 8.0 and 8.4 are two versions
    if ((*own)->server().number / step < (*live)->server().number / step) {
        return fail({ .what = tr("The programs that are installed are older than the server.") });
    }
    const auto roles = postgres
        ? (*live)->query(u"SELECT quote_ident(rolname) FROM pg_roles WHERE rolname !~ '^pg_'"_s)
        : Result<Rows>(Rows());
    for (const auto &row : roles ? roles->rows : QList<QVariantList>()) {
        static_cast<void>((*own)->execute(u"CREATE ROLE "_s + row.at(0).toString()));
    }
    m_server = *server;
    return makeBeside(m_server->settings());
}

Result<std::unique_ptr<Scratch>> Scratch::make(const Engine &engine, const ConnectionSettings &like)
{
    const auto *maker = scratchMaker(engine.info().id);
    if (!maker) {
        return fail({ .kind = ErrorKind::Refused,
            .what = tr("Scratch databases of %1 cannot be made.").arg(engine.info().title) });
    }
    LocalServer::sweep();
    sweepScratch(engine, like);
    auto scratch = std::unique_ptr<Scratch>(new Scratch);
    scratch->m_engine = &engine;
    const auto made = scratch->makeBeside(like);
    if (!made && !(mayNotMake(made.error()) && scratch->makeOnPrivateServer(like))) {
        auto error = made.error();
        error.kind = ErrorKind::Refused;
        error.what = tr("No scratch database can be made beside %1: %2")
                         .arg(like.display, error.what);
        error.untouched = tr("Nothing was changed.");
        error.next = tr("Let the user create databases, name a scratch_url in switchback.toml, or "
                        "install the server's programs here.");
        return fail(error);
    }
    if (const auto connected = scratch->reconnect(); !connected) {
        return fail(connected.error());
    }
    return scratch;
}

Result<std::unique_ptr<Scratch>> Scratch::copyOf(
    const Engine &engine, const ConnectionSettings &live, std::stop_token stop)
{
    const auto *maker = scratchMaker(engine.info().id);
    if (!maker || !maker->copies(live)) {
        return fail(
            { .kind = ErrorKind::Refused, .what = tr("The database is not copied whole.") });
    }
    auto scratch = make(engine, live);
    if (!scratch) {
        return scratch;
    }
    (*scratch)->m_connection.reset();
    auto copied = maker->copy(live, (*scratch)->m_settings, std::move(stop));
    copied = copied ? (*scratch)->reconnect() : copied;
    return copied ? std::move(scratch) : fail(copied.error());
}

Result<std::unique_ptr<Scratch>> Scratch::emptyCopyOf(
    const Engine &engine, const ConnectionSettings &live, std::stop_token stop)
{
    auto scratch = copyOf(engine, live, std::move(stop));
    if (!scratch) {
        return scratch;
    }
    (*scratch)->m_connection.reset();
    if (!scratchMaker(engine.info().id)->empty((*scratch)->m_settings)) {
        return fail({ .kind = ErrorKind::Refused, .what = tr("The copy cannot be emptied.") });
    }
    const auto again = (*scratch)->reconnect();
    return again ? std::move(scratch) : fail(again.error());
}

Result<void> Scratch::reconnect()
{
    m_connection.reset();
    auto connection = m_engine->connect(m_settings, Access::ReadWrite);
    if (!connection) {
        return fail(connection.error());
    }
    m_connection = std::move(*connection);
    return {};
}

Scratch::~Scratch()
{
    m_connection.reset();
    if (!m_settings.database.isEmpty()) {
        static_cast<void>(scratchMaker(m_engine->info().id)->remove(m_like, m_settings));
    }
}

} // namespace Switchback
