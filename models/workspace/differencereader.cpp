// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "workspace/differencereader.h"

#include "core/savefile.h"
#include "core/tr.h"
#include "report/differenceshtml.h"
#include "run/capture.h"
#include "run/dataimpact.h"
#include "run/differences.h"
#include "run/renames.h"
#include "run/triedscript.h"
#include "workspace/maplayout.h"
#include "workspace/workspace.h"

#include <qtconcurrenttask.h>

#include <mutex>
#include <utility>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qsizetype MostTexts = 200; // DDL of so many objects goes into a report

Error nothingRead()
{
    return { .kind = ErrorKind::Cancelled, .what = tr("Nothing was compared yet.") };
}

/// As the file says now: it may have been edited since the project was opened.
Result<QList<DiffIgnore>> rulesOf(const QString &root)
{
    if (root.isEmpty()) {
        return QList<DiffIgnore>();
    }
    const auto file = readProjectFile(root);
    return file ? Result<QList<DiffIgnore>>(file->diff.ignore) : fail(file.error());
}

using Answer = Result<std::shared_ptr<const ReadDifferences>>;

Answer shared(Result<ReadDifferences> read)
{
    return read ? Answer(std::make_shared<const ReadDifferences>(std::move(*read)))
                : fail(read.error());
}

/// The step that a wish is about.
Result<Comparison> stepOf(
    const ReadDifferences *read, const ScriptWish &wish, const ReadOptions &options)
{
    if (!read || wish.step >= read->steps.size()) {
        return fail(nothingRead());
    }
    auto step = read->steps.at(wish.step);
    if (wish.backwards) {
        auto back = turnedRound(step, options);
        if (!back) {
            return back;
        }
        step = std::move(*back);
        step.live = read->sides.at(wish.step + 1).database;
    }
    if (!wish.leftOut.isEmpty()) {
        step.to = leaveOut(step.from, step.to,
            QSet<DifferenceKey>(wish.leftOut.begin(), wish.leftOut.end()), step.options);
    }
    if (wish.backwards || !wish.leftOut.isEmpty()) {
        step.changes = schemaChanges(step.from, step.to, step.options);
    }
    return step;
}

Result<TriedScript> scriptOf(
    const Result<Comparison> &step, const ScriptWish &wish, const ReadOptions &options)
{
    auto tried = step ? triedScript(*step, options, wish.form) : fail(step.error());
    if (tried) {
        tried->leftOut = int(wish.leftOut.size());
    }
    return tried;
}

/// The way back ends where the way up began, whatever was left out of it.
Result<CaptureScripts> bothWays(
    const ReadDifferences *read, const ScriptWish &wish, const ReadOptions &options)
{
    const auto step = stepOf(read, wish, options);
    const auto up = scriptOf(step, wish, options);
    if (!up) {
        return fail(up.error());
    }
    const auto down = scriptOf(turnedRound(*step, options), { .form = wish.form }, options);
    return down ? Result<CaptureScripts>({ *up, *down }) : fail(down.error());
}

DifferencesReport reportOf(const ReadDifferences &read)
{
    DifferencesReport report { .all = read.all };
    for (const auto &row : read.all.rows.first(std::min(read.all.rows.size(), MostTexts))) {
        report.texts += differenceTexts(read.all, row);
    }
    return report;
}

} // namespace

DifferenceReader::DifferenceReader(Workspace *workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
{
    m_pool.setMaxThreadCount(1);
}

DifferenceReader::~DifferenceReader()
{
    m_stop.request_stop();
    m_pool.clear();
    m_pool.waitForDone();
}

template<class Job>
auto DifferenceReader::spawn(Job job)
{
    return QtConcurrent::task(std::move(job)).onThreadPool(m_pool).spawn();
}

// Two sides may be read at once, on two threads.
ReadOptions DifferenceReader::reading()
{
    struct Progress {
        std::mutex mutex;
        QString phase;
    };
    m_stop = {};
    auto progress = std::make_shared<Progress>();
    const auto announce = [this](const QString &phase, int done, int total) {
        QMetaObject::invokeMethod(
            this, [this, phase, done, total] { Q_EMIT progressed(phase, done, total); });
    };
    return { .progress =
                 [progress, announce](int done, int total) {
                     const std::lock_guard locked(progress->mutex);
                     announce(progress->phase, done, total);
                 },
        .phase =
            [progress, announce](const QString &phase) {
                const std::lock_guard locked(progress->mutex);
                progress->phase = phase;
                announce(phase, 0, 0);
            },
        .stop = m_stop.get_token() };
}

template<class Job>
QFuture<Result<Differences>> DifferenceReader::answer(Job job)
{
    return spawn(std::move(job)).then(this, [this](const Answer &read) -> Result<Differences> {
        if (!read) {
            return fail(read.error());
        }
        const auto old = std::exchange(m_read, *read);
        m_pool.start([kept = old]() mutable { kept.reset(); });
        return m_read->all;
    });
}

QFuture<Result<Differences>> DifferenceReader::read(const DifferenceRequest &request)
{
    stop();
    return answer([session = m_workspace->session(), request, options = reading()] {
        return shared(readDifferences(session.get(), request, options));
    });
}

QFuture<Result<Differences>> DifferenceReader::readMigration(const Version &version)
{
    stop();
    return answer([session = m_workspace->session(), version, options = reading()]() -> Answer {
        return session ? shared(readMigrationDifferences(*session, version, options))
                       : fail(nothingRead());
    });
}

QFuture<Result<Differences>> DifferenceReader::compare(const DiffOptions &options, bool ruled)
{
    return answer([read = m_read, options, ruled, root = m_workspace->project().root]() -> Answer {
        const auto rules = ruled ? rulesOf(root) : Result<QList<DiffIgnore>>();
        if (!read || !rules) {
            return fail(read ? rules.error() : nothingRead());
        }
        auto again = *read;
        compareAnew(again, options, ruled ? std::optional(*rules) : std::nullopt);
        return shared(std::move(again));
    });
}

QFuture<Result<Differences>> DifferenceReader::answerRename(
    const SchemaRename &rename, bool renamed)
{
    stop();
    return answer([read = m_read, rename, renamed, root = m_workspace->project().root,
                      options = reading()]() -> Answer {
        const auto rules = read && read->all.ruled ? rulesOf(root) : Result<QList<DiffIgnore>>();
        if (!read || !rules) {
            return fail(read ? rules.error() : nothingRead());
        }
        auto again = *read;
        if (const auto done = Switchback::answerRename(again, rename, renamed, options); !done) {
            return fail(done.error());
        }
        compareAnew(
            again, read->all.options, read->all.ruled ? std::optional(*rules) : std::nullopt);
        return shared(std::move(again));
    });
}

void DifferenceReader::letGo(Differences &&old)
{
    m_pool.start(
        [kept = std::make_shared<Differences>(std::move(old))]() mutable { kept.reset(); });
}

void DifferenceReader::stop()
{
    m_stop.request_stop();
}

QFuture<QList<AlignedLine>> DifferenceReader::texts(const DifferenceRow &row)
{
    return spawn([read = m_read, row] {
        return read ? differenceTexts(read->all, row) : QList<AlignedLine>();
    });
}

QFuture<Result<TriedScript>> DifferenceReader::script(const ScriptWish &wish)
{
    stop();
    return spawn([read = m_read, wish, options = reading()] {
        return scriptOf(stepOf(read.get(), wish, options), wish, options);
    });
}

QFuture<Result<CaptureScripts>> DifferenceReader::captureScripts(const ScriptWish &wish)
{
    stop();
    return spawn(
        [read = m_read, wish, options = reading()] { return bothWays(read.get(), wish, options); });
}

QFuture<Result<CapturePreview>> DifferenceReader::capture(
    const CaptureScripts &scripts, const QString &name)
{
    return spawn([session = m_workspace->session(), scripts, name]() -> Result<CapturePreview> {
        const auto files = session ? captureFiles(*session, { name, scripts.up, scripts.down })
                                   : Result<QList<NewFile>>(fail(nothingRead()));
        CapturePreview preview;
        for (const auto &file : files.value_or(QList<NewFile>())) {
            preview.emplaceBack(file.path, file.text);
        }
        return files ? Result<CapturePreview>(preview) : fail(files.error());
    });
}

QFuture<Result<void>> DifferenceReader::write(const CapturePreview &files)
{
    return spawn([files] {
        QList<NewFile> fresh;
        for (const auto &[path, text] : files) {
            fresh += NewFile { path, text };
        }
        return writeNewFiles(fresh);
    });
}

QFuture<Result<QList<DataImpact>>> DifferenceReader::impact(int step)
{
    return spawn([read = m_read, step, token = m_stop.get_token()]() -> Result<QList<DataImpact>> {
        return read && step < read->steps.size()
            ? dataImpact(read->steps.at(step), ImpactBudget, token)
            : fail(nothingRead());
    });
}

QFuture<int> DifferenceReader::countHidden(const DiffIgnore &rule)
{
    return spawn([read = m_read, rule] {
        int count = 0;
        for (const auto &step : read ? read->all.steps : QList<DifferenceStep>()) {
            count +=
                hideByRules(step.from, step.to, { rule }, read->all.options).counts.first().hidden;
        }
        return count;
    });
}

QFuture<Result<void>> DifferenceReader::addRule(const DiffIgnore &rule)
{
    return spawn([rule, root = m_workspace->project().root]() -> Result<void> {
        return Switchback::addRule(root, rule);
    });
}

QFuture<SchemaMap> DifferenceReader::map(int step)
{
    return spawn([read = m_read, step] { return read ? schemaMap(read->all, step) : SchemaMap(); });
}

QFuture<Result<MapLayout>> DifferenceReader::layOut(
    const SchemaMap &map, const QList<QSizeF> &sizes)
{
    return spawn([map, sizes] { return layoutMap(map, sizes); });
}

QFuture<Result<void>> DifferenceReader::exportHtml(
    const QString &path, const std::optional<TriedScript> &script)
{
    return spawn([read = m_read, path, script]() -> Result<void> {
        if (!read) {
            return fail(nothingRead());
        }
        auto report = reportOf(*read);
        report.script = script;
        return saveFile(path, differencesHtml(report).toUtf8());
    });
}

} // namespace Switchback
