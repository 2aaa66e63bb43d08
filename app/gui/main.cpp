// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "app/gui/application.h"
#include "app/gui/comparison.h"
#include "app/gui/measure.h"
#include "app/gui/shots.h"
#include "app/gui/tour.h"
#include "core/tr.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QIcon>
#include <QTemporaryDir>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

struct Wish {
    QString path;
    QStringList sources; // two or three, for measuring and pictures
    QString tour;
    QString shots;
    bool selfTest = false;
    bool measure = false;
    bool demo = false;
    Demo on = Demo::Sqlite;
};

Wish readArguments(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(tr("See where a database stands. Bring it up, roll it back."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption demo(u"demo"_s, tr("Open the demo shop, made anew."));
    const QCommandLineOption postgres(
        u"postgres"_s, tr("The demo shop on a private PostgreSQL server."));
    const QCommandLineOption tour(u"tour"_s,
        tr("Drive the demo, or the project named, up and back and leave pictures in a folder."),
        tr("folder"));
    const QCommandLineOption shots(
        u"shots"_s, tr("Leave pictures of every page in a folder."), tr("folder"));
    const QCommandLineOption selfTest(
        u"self-test"_s, tr("Open the demo and every page, then end."));
    const QCommandLineOption measure(
        u"measure"_s, tr("Open a project, scroll through it, rest, and print the figures."));
    parser.addOptions({ demo, postgres, tour, shots, selfTest, measure });
    parser.addPositionalArgument(u"path"_s, tr("A project folder to open."), u"[path]"_s);
    parser.process(arguments);
    const auto named = parser.positionalArguments();
    return { .path = named.value(0),
        .sources = named.size() > 1 && (parser.isSet(measure) || parser.isSet(shots))
            ? named
            : QStringList(),
        .tour = parser.value(tour),
        .shots = parser.value(shots),
        .selfTest = parser.isSet(selfTest),
        .measure = parser.isSet(measure),
        .demo = parser.isSet(demo) || parser.isSet(postgres),
        .on = parser.isSet(postgres) ? Demo::Postgres : Demo::Sqlite };
}

bool wantsPrivateHome(int argc, char **argv)
{
    return std::any_of(argv, argv + argc, [](const char *argument) {
        return qstrncmp(argument, "--tour", 6) == 0 || qstrncmp(argument, "--shots", 7) == 0
            || qstrcmp(argument, "--self-test") == 0 || qstrcmp(argument, "--measure") == 0;
    });
}

/// What drives itself must not touch the user's settings, log and demo; the worker it starts
/// inherits this.
void moveHome(const QTemporaryDir &folder)
{
    for (const auto *name : { "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME" }) {
        const auto path = folder.filePath(QString::fromLatin1(name).toLower());
        QDir().mkpath(path);
        qputenv(name, QFile::encodeName(path));
    }
}

/// The folder that the window opens with; empty = none.
QString firstProject(const Wish &wish)
{
    if (wish.demo || !wish.tour.isEmpty() || !wish.shots.isEmpty() || wish.selfTest
        || !wish.sources.isEmpty()) {
        return {};
    }
    if (!wish.path.isEmpty() || wish.measure) {
        return QDir(wish.path).absolutePath();
    }
    const auto recent = recentProjects();
    return !recent.isEmpty() && loadPreferences().reopenLast ? recent.first().path : QString();
}

void begin(Application &application, const Wish &wish, const QString &project)
{
    auto *window = application.window();
    window->show();
    if (wish.demo) {
        window->openDemo(wish.on);
    } else if (!project.isEmpty()) {
        window->open(project);
    }
}

} // namespace

int main(int argc, char **argv)
{
    std::unique_ptr<QTemporaryDir> home;
    if (wantsPrivateHome(argc, argv)) {
        home = std::make_unique<QTemporaryDir>();
        moveHome(*home);
    }
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(u"Switchback"_s);
    QCoreApplication::setApplicationName(u"switchback"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(SWITCHBACK_VERSION));
    QGuiApplication::setApplicationDisplayName(u"Switchback"_s);
    QGuiApplication::setDesktopFileName(u"switchback"_s);
    QGuiApplication::setWindowIcon(QIcon(u":/switchback.svg"_s));
    const auto wish = readArguments(QCoreApplication::arguments());
    const auto project = firstProject(wish);
    Application everything(project);
    if (!wish.tour.isEmpty()) {
        const auto named = wish.path.isEmpty() ? QString() : QDir(wish.path).absolutePath();
        return runTour(everything, { .pictures = wish.tour, .demo = wish.on, .project = named });
    }
    if (!wish.shots.isEmpty() && !wish.sources.isEmpty()) {
        return pictureComparison(everything, wish.sources, wish.shots);
    }
    if (!wish.shots.isEmpty()) {
        return runShots(everything, wish.shots);
    }
    if (wish.selfTest) {
        return runSelfTest(everything);
    }
    if (wish.measure && !wish.sources.isEmpty()) {
        return measureComparison(everything, wish.sources);
    }
    if (wish.measure) {
        return runMeasure(everything, project);
    }
    begin(everything, wish, project);
    return QCoreApplication::exec();
}
