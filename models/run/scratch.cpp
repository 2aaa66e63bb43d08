// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/scratch.h"

#include "core/tr.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QSysInfo>

#include <atomic>
#include <csignal>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qint64 ForeignAge = 24 * 60 * 60; // seconds: makers on other machines cannot be asked

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
    return process > 0 && ::kill(process, 0) != 0 && errno == ESRCH;
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

Result<std::unique_ptr<Scratch>> Scratch::make(const Engine &engine, const ConnectionSettings &like)
{
    const auto *maker = scratchMaker(engine.info().id);
    if (!maker) {
        return fail({ .kind = ErrorKind::Refused,
            .what = tr("Scratch databases of %1 cannot be made.").arg(engine.info().title) });
    }
    sweepScratch(engine, like);
    auto scratch = std::unique_ptr<Scratch>(new Scratch);
    scratch->m_engine = &engine;
    scratch->m_like = like;
    auto made = maker->make(like, newName());
    if (!made) {
        auto error = made.error();
        error.what = tr("No scratch database can be made beside %1: %2")
                         .arg(like.display, error.what);
        error.untouched = tr("Nothing was changed.");
        error.next = tr("Let the user create databases, or name a scratch_url in switchback.toml.");
        return fail(error);
    }
    scratch->m_settings = *made;
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
