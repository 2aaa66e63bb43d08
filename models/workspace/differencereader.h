// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One comparison of schemas for the window, on a thread of its own: read once, then asked about as
// often as wanted. Whoever shows a comparison has a reader; they do not know of each other.

#include "core/differences.h"
#include "core/schemamap.h"
#include "core/schemascript.h"
#include "core/textdiff.h"

#include <QFuture>
#include <QObject>
#include <QThreadPool>

#include <memory>
#include <stop_token>

namespace Switchback {

struct ReadDifferences;
struct ReadOptions;
class Workspace;

/// What a script is wanted for.
struct ScriptWish {
    int step = 0;
    bool backwards = false; // from the step's right side to its left
    ScriptForm form = ScriptForm::Plain;
    QList<DifferenceKey> leftOut; // not to be touched
};

/// A difference on its way to become a migration: both ways, tried.
struct CaptureScripts {
    TriedScript up;
    TriedScript down;
};

/// The files that would be written, absolute paths with their texts.
using CapturePreview = QList<std::pair<QString, QByteArray>>;

class DifferenceReader : public QObject
{
    Q_OBJECT
public:
    explicit DifferenceReader(Workspace *workspace, QObject *parent = nullptr);
    ~DifferenceReader() override;

    /// Asking again stops the question before. The Error of a stopped one is Cancelled.
    QFuture<Result<Differences>> read(const DifferenceRequest &request);
    /// What a migration changes by itself.
    QFuture<Result<Differences>> readMigration(const Version &version);
    /// What was read last, compared with other layers; without `ruled` the project's rules are
    /// left aside. Nothing is read again but switchback.toml.
    QFuture<Result<Differences>> compare(const DiffOptions &options, bool ruled);
    /// A question of names answered, or the answer taken back; tried on a scratch copy.
    QFuture<Result<Differences>> answerRename(const SchemaRename &rename, bool renamed);
    void stop();
    /// Frees what is not shown any more on the other thread: of thousands of tables that takes long.
    void letGo(Differences &&old);

    /// All of these are about what was answered last.
    QFuture<QList<AlignedLine>> texts(const DifferenceRow &row);
    /// Written and tried out on a scratch copy.
    QFuture<Result<TriedScript>> script(const ScriptWish &wish);
    QFuture<Result<QList<DataImpact>>> impact(int step);
    /// How many differences the rule would hide.
    QFuture<int> countHidden(const DiffIgnore &rule);
    /// Writes the rule to switchback.toml; compare() then hides by it.
    QFuture<Result<void>> addRule(const DiffIgnore &rule);
    QFuture<Result<CaptureScripts>> captureScripts(const ScriptWish &wish);
    /// In the project's own format, under the next number. Nothing is written.
    QFuture<Result<CapturePreview>> capture(const CaptureScripts &scripts, const QString &name);
    /// Never over a file that is there.
    QFuture<Result<void>> write(const CapturePreview &files);
    QFuture<SchemaMap> map(int step);
    /// `sizes` of the boxes, one a table.
    QFuture<Result<MapLayout>> layOut(const SchemaMap &map, const QList<QSizeF> &sizes);
    QFuture<Result<void>> exportHtml(const QString &path, const std::optional<TriedScript> &script);

Q_SIGNALS:
    /// What is being read, and how far; `total` 0 = not known yet.
    void progressed(const QString &phase, int done, int total);

private:
    ReadOptions reading();
    template<class Job>
    auto spawn(Job job);
    template<class Job>
    QFuture<Result<Differences>> answer(Job job);

    Workspace *m_workspace;
    QThreadPool m_pool;
    std::stop_source m_stop;
    std::shared_ptr<const ReadDifferences> m_read;
};

} // namespace Switchback
