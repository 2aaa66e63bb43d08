// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/format.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

/// fixtures/<format>/<case>/migrations is read and rendered for every dialect and compared with
/// <dialect>.txt beside it. options.json holds the tool's settings, if any.
/// SWITCHBACK_UPDATE_FIXTURES=1 rewrites the expected files instead.
class FixturesTest : public QObject
{
    Q_OBJECT

    static QDir fixtures() { return QDir(qEnvironmentVariable("SWITCHBACK_FIXTURES")); }

    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static QString scriptText(const QString &title, const Script &script)
    {
        auto text = u"  %1%2%3%4\n"_s.arg(title,
            script.transactional ? QString() : u", no transaction"_s,
            script.oneMessage ? u", one message"_s : QString(),
            script.ownTransaction ? u", its own transaction"_s : QString());
        for (const auto &statement : script.statements) {
            auto sql = statement.sql;
            text += u"    %1: %2\n"_s.arg(statement.line)
                        .arg(sql.replace(u'\r', u"\\r"_s).replace(u'\n', u"\\n"_s));
        }
        return text;
    }

    static QString migrationText(
        const Format &format, const Migration &listed, const FormatContext &context)
    {
        auto text = u"%1 | %2 | %3%4%5%6%7%8\n"_s.arg(listed.version.text, listed.name, listed.path,
            listed.downPath.isEmpty() ? QString() : u" + "_s + listed.downPath,
            listed.reversible ? u""_s : u" irreversible"_s,
            listed.repeatable ? u" repeatable"_s : u""_s, listed.broken ? u" broken"_s : u""_s,
            listed.checksum.isEmpty() ? QString() : u" checksum "_s + listed.checksum);
        const auto loaded = format.loaded(listed, context);
        if (listed.broken || !loaded) {
            return text;
        }
        const auto rendering = format.render(*loaded, context);
        text += scriptText(u"up"_s, rendering.up);
        if (rendering.down) {
            text += scriptText(u"down"_s, *rendering.down);
        }
        if (!rendering.irreversible.isEmpty()) {
            text += u"  irreversible: %1\n"_s.arg(rendering.irreversible);
        }
        for (const auto &problem : rendering.problems) {
            text += u"  problem %1: %2\n"_s.arg(problem.place.line).arg(problem.message);
        }
        for (const auto &part : rendering.opaque) {
            text += u"  opaque %1: %2\n"_s.arg(part.line).arg(part.reason);
        }
        return text;
    }

    static QString folderText(const Format &format, const FormatContext &context)
    {
        const auto set = format.read(context);
        if (!set) {
            return u"error: %1\n"_s.arg(oneLine(set.error()));
        }
        QString text;
        for (const auto &migration : set->migrations) {
            text += migrationText(format, migration, context);
        }
        static const QStringList severities { u"error"_s, u"warning"_s, u"note"_s };
        for (const auto &problem : set->problems) {
            text += u"%1: %2:%3: %4\n"_s.arg(severities.at(int(problem.severity)),
                problem.place.file, QString::number(problem.place.line), problem.message);
        }
        return text;
    }

private Q_SLOTS:
    void folders_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("dialect");
        for (const auto *format : formats()) {
            const QDir own(fixtures().filePath(format->info().id));
            for (const auto &name : own.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
                for (const auto *engine : engines()) {
                    const bool wanted = QFile::exists(own.filePath(name + u"/migrations"_s));
                    if (wanted) {
                        QTest::addRow("%s/%s/%s", qPrintable(format->info().id), qPrintable(name),
                            qPrintable(engine->info().id))
                            << format->info().id << own.filePath(name) << engine->info().id;
                    }
                }
            }
        }
    }

    void folders()
    {
        QFETCH(QString, format);
        QFETCH(QString, path);
        QFETCH(QString, dialect);
        FormatContext context {
            .projectRoot = path, .directory = path + u"/migrations"_s, .engine = engineById(dialect)
        };
        const auto options = QJsonDocument::fromJson(contents(path + u"/options.json"_s)).object();
        for (auto it = options.begin(); it != options.end(); ++it) {
            context.options.insert(it.key(), it.value().toString());
        }
        const auto expected = path + u'/' + dialect + u".txt"_s;
        const auto text = folderText(*formatById(format), context);
        if (qEnvironmentVariableIntValue("SWITCHBACK_UPDATE_FIXTURES") > 0) {
            QFile file(expected);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text.toUtf8());
            return;
        }
        if (!QFile::exists(expected)) {
            QSKIP("no expectation for this dialect");
        }
        QCOMPARE(text, QString::fromUtf8(contents(expected)));
    }
};

QTEST_GUILESS_MAIN(FixturesTest)
#include "tst_fixtures.moc"
