// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A temporary project on SQLite that a test drives through a format as a run would, statement by
// statement: prepare, the steps' wires, and what the history says afterwards.

#include "core/timeline.h"
#include "formats/format.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

namespace Switchback::Test {

using namespace Qt::StringLiterals;

class FormatBench
{
public:
    explicit FormatBench(const QString &id, const QString &address = u"sqlite:app.db"_s)
        : format(*formatById(id))
        , engine(**engineForUrl(address))
        , url(address)
    {
        root = m_folder.filePath(u"project"_s);
        QDir().mkpath(root + u"/migrations"_s);
        context = { .projectRoot = root, .directory = root + u"/migrations"_s, .engine = &engine };
    }

    void write(const QString &name, const QByteArray &text) const
    {
        const auto path = context.directory + u'/' + name;
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (file.open(QIODevice::WriteOnly)) {
            file.write(text);
        }
    }

    void remove(const QString &name) const { QFile::remove(context.directory + u'/' + name); }

    ConnectionSettings settings() const { return *engine.parseUrl(url, root); }

    Connection &connection()
    {
        if (!m_connection) {
            auto opened = engine.connect(settings(), Access::ReadWrite);
            if (!opened) {
                qFatal("%s", qPrintable(oneLine(opened.error())));
            }
            m_connection = std::move(*opened);
        }
        return *m_connection;
    }

    /// An empty text, or what went wrong.
    QString execute(const QString &sql)
    {
        const auto done = connection().execute(sql);
        return done ? QString() : oneLine(done.error());
    }

    /// The first column of a query, line by line; several columns joined by '|'.
    QString query(const QString &sql)
    {
        const auto rows = connection().query(sql);
        if (!rows) {
            return oneLine(rows.error());
        }
        QStringList lines;
        for (const auto &row : rows->rows) {
            QStringList cells;
            for (const auto &cell : row) {
                cells += cell.toString();
            }
            lines += cells.join(u'|');
        }
        return lines.join(u'\n');
    }

    MigrationSet files() const
    {
        auto set = format.read(context);
        return set ? *set : MigrationSet { .problems = { { .message = oneLine(set.error()) } } };
    }

    Timeline timeline()
    {
        const auto history = format.history(connection(), context);
        return history ? makeTimeline(files(), *history, format.rules())
                       : Timeline { .dirtyNote = oneLine(history.error()) };
    }

    /// "1 applied, 2 pending": the words of the command line.
    QString states()
    {
        QStringList words;
        const auto line = timeline();
        for (const auto &entry : line.entries) {
            words += entry.version.text + u' ' + stateWord(entry.state);
        }
        return words.join(", "_L1) + line.dirtyNote;
    }

    /// Runs one migration's step; an empty text, or what went wrong.
    QString run(const QString &version, Direction direction = Direction::Up, int position = 0)
    {
        const auto set = files();
        const auto it = std::ranges::find(set.migrations, Version { version }, &Migration::version);
        if (it == set.migrations.end()) {
            return u"no file for "_s + version;
        }
        const auto history = format.history(connection(), context);
        if (!history) {
            return oneLine(history.error());
        }
        const auto prepared = format.prepare(connection(), *history, context);
        const auto migration = format.loaded(*it, context);
        if (!prepared || !migration) {
            return oneLine(!prepared ? prepared.error() : migration.error());
        }
        const auto rendering = format.render(*migration, context);
        for (const auto &problem : rendering.problems) {
            return problem.message;
        }
        const auto step = format.step({ .migration = *migration,
                                          .rendering = rendering,
                                          .direction = direction,
                                          .files = set,
                                          .history = *history,
                                          .position = position,
                                          .connection = settings(),
                                          .server = connection().server() },
            context);
        return step ? send(*prepared, *step) : oneLine(step.error());
    }

    const Format &format;
    const Engine &engine;
    QString url;
    QString root;
    FormatContext context;

private:
    QString send(const QList<PlannedStatement> &preparation, const Step &step)
    {
        for (const auto &statement : preparation + step.statements) {
            const auto said = execute(statement.sql);
            if (said.isEmpty()) {
                continue;
            }
            if (connection().transaction() != Connection::Transaction::None) {
                execute(engine.rollback());
            }
            for (const auto &left : step.onFailure) {
                execute(left.sql);
            }
            return said;
        }
        return {};
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Connection> m_connection;
};

} // namespace Switchback::Test
