// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/files.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Switchback;

class FilesTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    FormatContext context() const
    {
        return { .projectRoot = m_folder.filePath(u"project"_s),
            .directory = m_folder.filePath(u"project/m"_s) };
    }

    static void write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    QByteArray path(const char *name) const
    {
        return QFile::encodeName(context().directory) + '/' + name;
    }

private Q_SLOTS:
    void init()
    {
        QDir(m_folder.path()).mkpath(u"project/m"_s);
        write(m_folder.filePath(u"outside.sql"_s), "private words\n");
        write(m_folder.filePath(u"project/inside.sql"_s), "inside\n");
    }

    void cleanup() { QDir(m_folder.filePath(u"project"_s)).removeRecursively(); }

    void badTextIsNamedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("mentions");
        QTest::newRow("NUL") << QByteArray("a\nb\0c", 5) << 2 << u"offset 3"_s;
        QTest::newRow("invalid UTF-8")
            << QByteArray("\xf0\x9f\x98\x80\n\xc3\xa4 x\xff\xfe\n") << 2 << u"offset 9"_s;
        QTest::newRow("overlong") << QByteArray("\xc0\xaf") << 1 << u"offset 0"_s;
        QTest::newRow("cut at the end") << QByteArray("abc\xe2\x82") << 1 << u"offset 3"_s;
        QTest::newRow("surrogate") << QByteArray("\n\xed\xa0\x80") << 2 << u"offset 1"_s;
        QTest::newRow("UTF-16, little endian") << QByteArray("\xff\xfe-\0", 4) << 1 << u"UTF-16"_s;
        QTest::newRow("UTF-16, big endian") << QByteArray("\xfe\xff\0-", 4) << 1 << u"UTF-16"_s;
    }

    void badTextIsNamedWithItsPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(QString, mentions);
        write(context().directory + u"/1.sql"_s, text);
        const auto read = readMigrationFile(context(), "1.sql");
        QVERIFY(!read);
        QCOMPARE(read.error().place.line, line);
        QVERIFY2(read.error().what.contains(mentions), qPrintable(read.error().what));
        QVERIFY(read.error().what.contains("1.sql"_L1));
    }

    void bytesStayAsTheyAre()
    {
        const QByteArray text("\xef\xbb\xbf-- a\r\n\tb\x01");
        write(context().directory + u"/1.sql"_s, text);
        QCOMPARE(readMigrationFile(context(), "1.sql").value(), text);
    }

    void whatIsNoFileIsRefused()
    {
        QCOMPARE(::mkdir(path("folder"), 0700), 0);
        QCOMPARE(::mkfifo(path("pipe"), 0600), 0);
        QCOMPARE(::symlink("loop", path("loop")), 0);
        QCOMPARE(::symlink("nowhere", path("dangling")), 0);
        QCOMPARE(::symlink("/dev/zero", path("device")), 0);
        QCOMPARE(::symlink("../../outside.sql", path("outside")), 0);
        for (const char *name :
            { "folder", "pipe", "loop", "dangling", "device", "outside", "missing" }) {
            const auto read = readMigrationFile(context(), name);
            QVERIFY2(!read, name);
            QVERIFY2(
                read.error().what.contains(QLatin1StringView(name)), qPrintable(read.error().what));
            QVERIFY(!read.error().what.contains("private"_L1));
        }
    }

    void linksStayInTheProject()
    {
        QCOMPARE(::symlink("../inside.sql", path("in")), 0);
        QCOMPARE(::symlink("../../outside.sql", path("out")), 0);
        QCOMPARE(readMigrationFile(context(), "in").value(), "inside\n");
        auto open = context();
        open.allowOutsideLinks = true;
        QCOMPARE(readMigrationFile(open, "out").value(), "private words\n");
        QCOMPARE(::symlink("/dev/zero", path("zero")), 0);
        QVERIFY(!readMigrationFile(open, "zero"));
    }

    void sizeIsLimited()
    {
        write(context().directory + u"/big.sql"_s, QByteArray(101, 'x'));
        QVERIFY(!readMigrationFile(context(), "big.sql", 100));
        QVERIFY(readMigrationFile(context(), "big.sql", 101));
        QCOMPARE(::truncate(path("big.sql"), 200LL << 20), 0);
        const auto read = readMigrationFile(context(), "big.sql");
        QVERIFY(!read && read.error().what.contains("64 MiB"_L1));
    }

    void namesComeBytewise()
    {
        for (const auto *name : { "b", "a", "B", "\xc3\xa4" }) {
            write(context().directory + u'/' + QString::fromUtf8(name), "");
        }
        QDir(context().directory).mkdir(u"aa"_s);
        QByteArrayList names;
        const auto entries = listFolder(context().directory);
        for (const auto &entry : entries.value()) {
            names += entry.name + (entry.isFolder ? "/" : "");
        }
        QCOMPARE(names, QByteArrayList({ "B", "a", "aa/", "b", "\xc3\xa4" }));
    }

    void aMissingFolderIsNamed()
    {
        const auto missing = listFolder(m_folder.filePath(u"nowhere"_s));
        QVERIFY(!missing && missing.error().what.contains("nowhere"_L1));
        const auto file = listFolder(m_folder.filePath(u"outside.sql"_s));
        QVERIFY(!file && file.error().what.contains("outside.sql"_L1));
    }

    void foldersBelowAreListedWithoutLinks()
    {
        QDir(context().directory).mkpath(u"sub/deep"_s);
        QDir(context().directory).mkpath(u".hidden"_s);
        write(context().directory + u"/sub/deep/x.sql"_s, "x\n");
        write(context().directory + u"/.hidden/y.sql"_s, "y\n");
        QCOMPARE(::symlink("..", path("up")), 0);
        const auto folder = Folder::open(context());
        QByteArrayList files;
        const auto entries = folder->entriesBelow();
        for (const auto &entry : entries.value()) {
            if (!entry.isFolder) {
                files += entry.name;
            }
        }
        QCOMPARE(files, QByteArrayList({ "sub/deep/x.sql", "up" }));
        QCOMPARE(folder->read("sub/deep/x.sql").value(), "x\n");
    }
};

QTEST_GUILESS_MAIN(FilesTest)
#include "tst_files.moc"
