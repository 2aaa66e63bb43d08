// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "workspace/environments.h"

#include "core/tr.h"
#include "run/gridcolumn.h"
#include "run/guardmarker.h"
#include "workspace/keyring.h"
#include "workspace/workspace.h"

#include <qtconcurrentrun.h>

namespace Switchback {

namespace {

SessionRequest requestOf(const Session &session)
{
    return { .project = session.project.root,
        .migrations = session.folder.path,
        .format = session.folder.format,
        .prefix = session.context.options.value(QStringLiteral("prefix")) };
}

Result<void> nothingOpen()
{
    return fail({ .kind = ErrorKind::Usage, .what = tr("No database is open.") });
}

} // namespace

Environments::Environments(Workspace *workspace)
    : QObject(workspace)
    , m_workspace(workspace)
{
    connect(workspace, &Workspace::projectChanged, this, [this](const ProjectView &project) {
        if (project.root.isEmpty()) {
            ++m_asked;
            m_grid = {};
            m_awaited = 0;
            Q_EMIT changed();
        }
    });
}

void Environments::read()
{
    ++m_asked;
    m_grid = {};
    m_awaited = 0;
    const auto session = m_workspace->session();
    // Those that have a name: an address typed by hand is the open one's own affair.
    const auto environments = session ? session->project.environments : QList<Environment>();
    for (const auto &environment : environments) {
        m_grid.columns += GridColumn { .environment = environment.name,
            .isProtected = environment.isProtected,
            .trouble = tr("being asked …") };
    }
    m_awaited = int(environments.size());
    for (int i = 0; i < environments.size(); ++i) {
        ask(i, environments.at(i).name);
    }
    Q_EMIT changed();
}

/// A password that the key ring has is looked for once the address without one was turned away.
void Environments::ask(int column, const QString &environment)
{
    const auto session = m_workspace->session();
    const auto answered = [this, column, asked = m_asked](const GridColumn &answer) {
        if (asked == m_asked) {
            take(column, answer);
        }
    };
    QtConcurrent::run([request = requestOf(*session), environment] {
        return readGridColumn(request, environment);
    }).then(this, [this, session, environment, answered](const GridColumn &answer) {
        if (answer.trouble.isEmpty() || !isSecretKept(answer.address)) {
            return answered(answer);
        }
        readSecret(answer.address, this,
            [this, session, environment, answered, answer](const Result<Secret> &secret) {
                if (!secret) {
                    return answered(answer);
                }
                QtConcurrent::run([request = requestOf(*session), environment, password = *secret] {
                    return readGridColumn(request, environment, password);
                }).then(this, answered);
            });
    });
}

void Environments::take(int column, const GridColumn &answer)
{
    auto columns = m_grid.columns;
    columns[column] = answer;
    m_grid = makeGrid(columns);
    --m_awaited;
    Q_EMIT changed();
}

QFuture<Result<void>> Environments::afterwards(QFuture<Result<void>> done)
{
    return done.then(m_workspace, [workspace = m_workspace](const Result<void> &answer) {
        workspace->refresh();
        return answer;
    });
}

QFuture<Result<void>> Environments::mark(const QString &note)
{
    const auto session = m_workspace->session();
    if (!session || !session->hasDatabase) {
        return QtFuture::makeReadyValueFuture(nothingOpen());
    }
    return afterwards(QtConcurrent::run([session, note]() -> Result<void> {
        const auto written = writeGuardMarker(*session, note);
        return written ? Result<void>() : fail(written.error());
    }));
}

QFuture<Result<void>> Environments::unmark()
{
    const auto session = m_workspace->session();
    const auto may = m_workspace->mayRun();
    if (!session || !session->hasDatabase || !may) {
        return QtFuture::makeReadyValueFuture(may ? nothingOpen() : may);
    }
    return afterwards(
        QtConcurrent::run([session]() -> Result<void> { return removeGuardMarker(*session); }));
}

} // namespace Switchback
