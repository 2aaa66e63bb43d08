// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the rules say of every migration of the open folder, found in the background on a thread of
// its own: what is looked at first comes first, asking again stops the question before, and what
// did not change is not judged again.

#include "core/safeset.h"
#include "core/safetybrief.h"
#include "run/session.h"
#include "workspace/values.h"

#include <QFuture>
#include <QObject>
#include <QThreadPool>

#include <memory>
#include <stop_token>

namespace Switchback {

struct Session;

class FolderSafety : public QObject
{
    Q_OBJECT
public:
    explicit FolderSafety(QObject *parent = nullptr);
    ~FolderSafety() override;

    const FolderVerdicts &verdicts() const { return m_verdicts; }
    bool isLooking() const { return m_looking; }

    void judge(const Session &session, const Standing &standing);
    /// Nothing is open.
    void clear();

    /// The staged set that would replace the migration; nothing is written.
    QFuture<Result<SafeSet>> makeSafe(const Finding &finding);
    /// The set tried out on a scratch copy, on a thread of its own; `stop` ends it.
    QFuture<Result<SafeProof>> proveSafe(const SafeSet &set, std::stop_token stop);
    QFuture<Result<void>> writeSafe(const SafeSet &set);

Q_SIGNALS:
    /// Once or twice for each judge().
    void changed();
    void lookingChanged(bool looking);

private:
    /// Everything that the answer depends on, as far as it can be seen without reading files.
    struct Stamp {
        QString folder;
        QString engine;
        QString serverVersion;
        LintSettings settings;
        QStringList files; // path, size and time of each
        bool operator==(const Stamp &) const = default;
    };
    struct Answer {
        Stamp stamp;
        bool same = false; // as the one before: nothing was judged
        Result<FolderVerdicts> verdicts;
    };
    static Stamp stampOf(const Session &session, const MigrationSet &files, const QString &version);
    void ask(const Session &session, const MigrationSet &files, const QString &version,
        const QSet<int> &only);
    void answered(const Answer &answer);
    void setLooking(bool looking);

    QThreadPool m_pool;
    QThreadPool m_proving;
    std::stop_source m_end; // of everything that is being proven
    std::stop_source m_stop;
    FolderVerdicts m_verdicts;
    std::shared_ptr<const Session> m_session;
    QString m_folder;
    Stamp m_stamp; // of m_verdicts, when they are complete
    int m_asked = 0; // late answers carry an older number
    int m_awaited = 0;
    bool m_looking = false;
};

} // namespace Switchback
