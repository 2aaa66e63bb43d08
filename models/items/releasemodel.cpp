// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "items/releasemodel.h"

#include "core/text.h"
#include "items/duration.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString holdTitle(ReleaseHold hold)
{
    switch (hold) {
    case ReleaseHold::None:
        return ReleaseModel::tr("next", "the stage of a release");
    case ReleaseHold::Asks:
        return ReleaseModel::tr("asks", "the stage of a release waits for somebody");
    case ReleaseHold::Failed:
        return ReleaseModel::tr("failed");
    case ReleaseHold::Unhealthy:
        return ReleaseModel::tr("not healthy");
    case ReleaseHold::Locked:
        return ReleaseModel::tr("locked");
    case ReleaseHold::Interrupted:
        return ReleaseModel::tr("interrupted");
    case ReleaseHold::Stopped:
        break;
    }
    return ReleaseModel::tr("stopped");
}

int columnsOf(ReleaseModel::Table table)
{
    switch (table) {
    case ReleaseModel::Table::Stages:
        return 2;
    case ReleaseModel::Table::Parts:
        return 5;
    case ReleaseModel::Table::Checks:
        return 4;
    case ReleaseModel::Table::Notes:
        break;
    }
    return 3;
}

QStringList headings(ReleaseModel::Table table)
{
    switch (table) {
    case ReleaseModel::Table::Stages:
        return { ReleaseModel::tr("Step"), ReleaseModel::tr("State") };
    case ReleaseModel::Table::Parts:
        return { ReleaseModel::tr("Phase"), ReleaseModel::tr("State"), ReleaseModel::tr("Version"),
            ReleaseModel::tr("Migration"), ReleaseModel::tr("Why") };
    case ReleaseModel::Table::Checks:
        return { ReleaseModel::tr("Answer"), ReleaseModel::tr("Check"), ReleaseModel::tr("Asked"),
            ReleaseModel::tr("Said") };
    case ReleaseModel::Table::Notes:
        break;
    }
    return { ReleaseModel::tr("When"), ReleaseModel::tr("Step"),
        ReleaseModel::tr("What happened") };
}

} // namespace

ReleaseModel::ReleaseModel(Table table, QObject *parent)
    : QAbstractTableModel(parent)
    , m_table(table)
{
}

void ReleaseModel::setRelease(const Release &release, const QStringList &applied)
{
    if (release == m_release && applied == m_applied) {
        return;
    }
    beginResetModel();
    m_release = release;
    m_applied = applied;
    endResetModel();
}

void ReleaseModel::setChecks(const QList<Probe> &probes, const QList<ProbeAnswer> &answers)
{
    if (probes != m_probes) {
        beginResetModel();
        m_probes = probes;
        m_answers = answers;
        endResetModel();
    } else if (answers != m_answers) {
        m_answers = answers;
        if (!probes.isEmpty()) {
            Q_EMIT dataChanged(index(0, 0), index(int(probes.size()) - 1, columnsOf(m_table) - 1));
        }
    }
}

int ReleaseModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid()) {
        return 0;
    }
    switch (m_table) {
    case Table::Stages:
        return m_release.parts.isEmpty() ? 0 : int(stagesOf(m_release).size());
    case Table::Parts:
        return int(m_release.parts.size());
    case Table::Checks:
        return int(m_probes.size());
    case Table::Notes:
        break;
    }
    return int(m_release.notes.size());
}

int ReleaseModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnsOf(m_table);
}

ReleaseModel::Stand ReleaseModel::stageStand(int row) const
{
    const auto stages = stagesOf(m_release);
    const auto here = stages.indexOf(m_release.stage);
    if (m_release.id.isEmpty()) {
        return Stand::ToCome;
    }
    if (row < here || m_release.stage == ReleaseStage::Done) {
        return Stand::Done;
    }
    if (row > here || m_release.aborted) {
        return Stand::ToCome;
    }
    const bool isBad = m_release.hold == ReleaseHold::Failed
        || m_release.hold == ReleaseHold::Unhealthy;
    return m_release.working                  ? Stand::Working
        : isBad                               ? Stand::No
        : m_release.hold != ReleaseHold::None ? Stand::Held
                                              : Stand::Here;
}

QString ReleaseModel::stageText(int row, int column) const
{
    const auto stage = stagesOf(m_release).value(row);
    if (column == StageColumn) {
        return stageTitle(stage);
    }
    switch (stageStand(row)) {
    case Stand::Done:
        return tr("done");
    case Stand::Working:
        return tr("going on");
    case Stand::Here:
    case Stand::Held:
    case Stand::No:
        return holdTitle(m_release.hold);
    default:
        return m_release.aborted ? tr("not done") : tr("to come");
    }
}

QString ReleaseModel::partText(int row, int column) const
{
    const auto &part = m_release.parts.at(row);
    switch (column) {
    case PhaseColumn:
        return phaseTitle(part.phase);
    case PartStandColumn:
        return m_applied.contains(part.version.text) ? tr("applied") : tr("pending");
    case VersionColumn:
        return visible(versionBeside(part.version, part.name));
    case NameColumn:
        return visible(part.name);
    default:
        return visible(part.why);
    }
}

QString ReleaseModel::checkText(int row, int column) const
{
    const auto &probe = m_probes.at(row);
    const auto answer = m_answers.value(row);
    const bool isAsked = row < m_answers.size();
    switch (column) {
    case AnswerColumn:
        return !isAsked ? tr("not asked") : answer.yes ? tr("yes") : tr("no");
    case CheckColumn:
        return visible(probe.name);
    case AskedColumn:
        return visible(scrubbed(askedBy(probe)));
    default:
        return isAsked ? u"%1 · %2"_s.arg(visible(scrubbed(answer.words)), durationText(answer.ms))
                       : QString();
    }
}

QString ReleaseModel::noteText(int row, int column) const
{
    const auto &note = m_release.notes.at(m_release.notes.size() - 1 - row); // the newest on top
    switch (column) {
    case AtColumn:
        return agoText(note.at, QDateTime::currentDateTimeUtc());
    case NoteStageColumn:
        return stageTitle(note.stage);
    default:
        return visible(note.text);
    }
}

QString ReleaseModel::text(int row, int column) const
{
    switch (m_table) {
    case Table::Stages:
        return stageText(row, column);
    case Table::Parts:
        return partText(row, column);
    case Table::Checks:
        return checkText(row, column);
    case Table::Notes:
        break;
    }
    return noteText(row, column);
}

ReleaseModel::Stand ReleaseModel::stand(int row, int column) const
{
    switch (m_table) {
    case Table::Stages:
        return column == StandColumn ? stageStand(row) : Stand::None;
    case Table::Parts:
        return column != PartStandColumn                               ? Stand::None
            : m_applied.contains(m_release.parts.at(row).version.text) ? Stand::Done
                                                                       : Stand::ToCome;
    case Table::Checks:
        return column != AnswerColumn ? Stand::None
            : row >= m_answers.size() ? Stand::ToCome
            : m_answers.at(row).yes   ? Stand::Yes
                                      : Stand::No;
    case Table::Notes:
        break;
    }
    return Stand::None;
}

QVariant ReleaseModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
        return text(index.row(), index.column());
    case Qt::ToolTipRole: {
        if (m_table == Table::Notes && index.column() == AtColumn) {
            const auto &note = m_release.notes.at(m_release.notes.size() - 1 - index.row());
            return QLocale().toString(note.at.toLocalTime(), QLocale::LongFormat);
        }
        const auto words = m_table == Table::Stages
            ? stageMeaning(stagesOf(m_release).value(index.row()))
            : text(index.row(), index.column());
        return u"<span>"_s + words.toHtmlEscaped() + u"</span>"_s; // long ones wrap
    }
    case StandRole:
        return int(stand(index.row(), index.column()));
    default:
        return {};
    }
}

QVariant ReleaseModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole
        ? QVariant(headings(m_table).value(section))
        : QVariant();
}

} // namespace Switchback

#include "moc_releasemodel.cpp"
