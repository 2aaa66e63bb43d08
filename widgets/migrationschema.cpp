// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/migrationschema.h"

#include "core/text.h"
#include "items/differencemodel.h"
#include "widgets/differencedetail.h"
#include "widgets/differencetree.h"
#include "widgets/emptystate.h"
#include "workspace/differencereader.h"
#include "workspace/workspace.h"

#include <QSplitter>
#include <QStackedLayout>

using namespace Qt::StringLiterals;

namespace Switchback {

MigrationSchema::MigrationSchema(Workspace *workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_reader(new DifferenceReader(workspace, this))
    , m_stack(new QStackedLayout(this))
    , m_empty(new EmptyState)
    , m_splitter(new QSplitter(Qt::Vertical))
    , m_tree(new DifferenceTree)
    , m_detail(new DifferenceDetail(m_reader))
{
    setupView();
}

void MigrationSchema::setupView()
{
    m_tree->setObjectName(u"migrationDifferences"_s);
    m_tree->setTickable(false);
    m_detail->setRuled(false);
    m_splitter->addWidget(m_tree);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 5);
    m_splitter->setChildrenCollapsible(false);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_splitter);
    connect(m_tree, &DifferenceTree::chosen, this, [this] { m_detail->setRow(m_tree->current()); });
    connect(m_empty, &EmptyState::pressed, this, [this] { m_busy ? m_reader->stop() : ask(); });
    connect(m_reader, &DifferenceReader::progressed, this,
        [this](const QString &phase, int done, int total) {
            if (m_busy && total > 0) {
                say(u"wait"_s,
                    tr("Replaying the folder on a scratch database … %1 of %2 %3")
                        .arg(done)
                        .arg(total)
                        .arg(visible(phase)),
                    tr("Cancel"));
            }
        });
}

void MigrationSchema::say(const QString &icon, const QString &sentence, const QString &button)
{
    m_empty->say(icon, sentence, button);
    m_stack->setCurrentWidget(m_empty);
}

void MigrationSchema::setVersion(const Version &version)
{
    m_version = version;
    m_stale = true;
    ++m_asked;
    m_busy = false;
    m_reader->stop();
    m_tree->setDifferences({});
    say(u"compare"_s, tr("What this migration changes is not known yet."));
    if (isVisible()) {
        ask();
    }
}

void MigrationSchema::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale) {
        ask();
    }
}

void MigrationSchema::ask()
{
    m_stale = false;
    if (m_version.text.isEmpty()) {
        say(u"missing"_s, tr("Without its file nobody knows what this migration changes."));
        return;
    }
    if (m_workspace->project().engineTitle.isEmpty()) {
        say(u"database"_s, tr("Connect to a database to see what this migration changes."));
        return;
    }
    m_busy = true;
    say(u"wait"_s, tr("Replaying the folder on a scratch database …"), tr("Cancel"));
    const int asked = ++m_asked;
    m_reader->readMigration(m_version).then(this, [this, asked](const Result<Differences> &answer) {
        if (asked == m_asked) {
            answered(answer);
        }
    });
}

void MigrationSchema::answered(const Result<Differences> &answer)
{
    m_busy = false;
    if (!answer) {
        const bool stopped = answer.error().kind == ErrorKind::Cancelled;
        say(stopped ? u"compare"_s : u"warning"_s,
            stopped ? tr("It was stopped. Nothing was left behind.")
                    : visibleLines(scrubbed(oneLine(answer.error()))),
            tr("Look again"));
        return;
    }
    if (answer->rows.isEmpty()) {
        say(u"check"_s, tr("This migration leaves the schema as it is."));
        return;
    }
    m_detail->setDifferences(*answer);
    m_tree->setDifferences(*answer);
    m_stack->setCurrentWidget(m_splitter);
}

QString MigrationSchema::text() const
{
    QStringList lines;
    const auto &all = m_tree->differences()->differences();
    for (const auto &row : all.rows) {
        if (const auto *change = differenceChange(all, row, 0)) {
            lines += changeWord(change->change) + u' ' + row.kind + u' ' + row.object;
        }
    }
    return lines.join(u'\n');
}

} // namespace Switchback
