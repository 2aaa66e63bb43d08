// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Whether the database is still what its migrations made of it. Looked into in the background when
// a project or an environment is opened and after a run; never while a run goes on.

#include "core/differences.h"
#include "workspace/values.h"

#include <QObject>
#include <QTimer>

namespace Switchback {

class DifferenceReader;
class Workspace;

/// The four facts: the state, the version it is about, what is expected, and what is left aside.
struct Drift {
    enum class State {
        Unknown, // no database, or not looked yet
        Checking,
        None,
        Drifted,
        NotChecked, // `why` says it
    };
    State state = State::Unknown;
    int differences = 0;
    QString version; // the newest that is applied
    int applied = 0; // what is expected: so many migrations, replayed
    int pending = 0; // left aside: files that did not run yet …
    int hidden = 0; // … and differences that rules hide
    QDateTime at; // UTC, of the end
    QString why;
    bool operator==(const Drift &) const = default;
};

class DriftWatch : public QObject
{
    Q_OBJECT
public:
    explicit DriftWatch(Workspace *workspace);

    /// Looks by itself whenever there is reason to. At first it does not.
    void setWatching(bool watching);
    const Drift &drift() const { return m_drift; }
    void check();
    void stop();

Q_SIGNALS:
    void changed(const Switchback::Drift &drift);

private:
    void standingChanged(const Standing &standing);
    /// Why it does not look by itself; empty: it does.
    QString objection(const Standing &standing) const;
    Drift facts() const;
    void set(const Drift &drift);
    void answered(const Result<Differences> &answer);

    Workspace *m_workspace;
    DifferenceReader *m_reader;
    QTimer m_patience;
    Drift m_drift;
    QString m_about; // project, environment and history that were looked at
    bool m_watching = false;
    bool m_late = false; // the patience is over
    int m_asked = 0;
};

} // namespace Switchback
