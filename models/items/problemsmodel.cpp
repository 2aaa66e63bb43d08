// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "items/problemsmodel.h"

#include "core/safetybrief.h"
#include "core/text.h"
#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString placeText(const Finding &finding)
{
    const auto file = visible(finding.file);
    return finding.line > 0 ? u"%1:%2"_s.arg(file).arg(finding.line) : file;
}

Finding asFinding(const Problem &problem)
{
    const auto severity = problem.severity == Problem::Severity::Error ? Severity::Error
        : problem.severity == Problem::Severity::Warning               ? Severity::Warning
                                                                       : Severity::Info;
    return { .file = problem.place.file,
        .line = problem.place.line,
        .severity = severity,
        .message = problem.message };
}

/// In a cell: no line ends, and no bar that is not a column's.
QString cell(const QString &text)
{
    auto plain = visible(text);
    return plain.replace(u'\\', u"\\\\"_s).replace(u'|', u"\\|"_s).replace(u'<', u"&lt;"_s);
}

} // namespace

void ProblemsModel::setProblems(const QList<Problem> &problems)
{
    QList<Finding> fresh;
    for (const auto &problem : problems) {
        fresh += asFinding(problem);
    }
    if (fresh != m_problems) {
        m_problems = fresh;
        join();
    }
}

void ProblemsModel::setFindings(const QList<Finding> &findings, const QSet<QString> &pending)
{
    if (findings != m_findings || pending != m_pending) {
        m_findings = findings;
        m_pending = pending;
        join();
    }
}

void ProblemsModel::join()
{
    // The rules repeat that a file cannot be read, at the same line.
    QSet<std::pair<QString, int>> said;
    for (const auto &problem : std::as_const(m_problems)) {
        said.insert({ problem.file, std::max(1, problem.line) });
    }
    beginResetModel();
    m_rows = m_problems;
    for (const auto &finding : std::as_const(m_findings)) {
        if (finding.rule != "syntax-error"_L1 || !said.contains({ finding.file, finding.line })) {
            m_rows += finding;
        }
    }
    std::ranges::stable_sort(m_rows, std::greater {}, &Finding::severity);
    endResetModel();
}

const Finding *ProblemsModel::finding(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr;
}

bool ProblemsModel::isPending(const Finding &finding) const
{
    return finding.rule.isEmpty() || m_pending.contains(finding.version.text);
}

int ProblemsModel::count(Severity severity) const
{
    return int(std::ranges::count_if(m_rows, [&](const Finding &finding) {
        return finding.severity == severity && !finding.suppressed && isPending(finding);
    }));
}

int ProblemsModel::suppressed() const
{
    return int(std::ranges::count(m_rows, true, &Finding::suppressed));
}

int ProblemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ProblemsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ProblemsModel::text(const Finding &finding, int column) const
{
    switch (column) {
    case SeverityColumn:
        return severityText(finding.severity);
    case RuleColumn:
        return finding.suppressed ? tr("%1 (suppressed)").arg(finding.rule) : finding.rule;
    case PlaceColumn:
        return placeText(finding);
    case MessageColumn:
        return visible(finding.message);
    default:
        return {};
    }
}

QVariant ProblemsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto &finding = m_rows.at(index.row());
    const auto column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(finding, column);
    case Qt::ToolTipRole:
        return column != MessageColumn || finding.help.isEmpty()
            ? text(finding, column)
            : text(finding, column) + u'\n' + visible(finding.help);
    case SortRole:
        return column == SeverityColumn ? QVariant(-int(finding.severity))
            : column == PlaceColumn ? QVariant(u"%1:%2"_s.arg(finding.file).arg(finding.line, 9))
                                    : QVariant(text(finding, column));
    case SeverityRole:
        return int(finding.severity);
    case SeverityTextRole:
        return severityText(finding.severity);
    case MessageRole:
        return visible(finding.message);
    case FileRole:
        return finding.file;
    case LineRole:
        return finding.line;
    case RuleRole:
        return finding.rule;
    case SuppressedRole:
        return finding.suppressed;
    case PendingRole:
        return isPending(finding);
    case WordsRole:
        return QStringList { text(finding, SeverityColumn), finding.rule, placeText(finding),
            finding.message, finding.version.text }
            .join(u'\n');
    default:
        return {};
    }
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case SeverityColumn:
        return tr("Severity");
    case RuleColumn:
        return tr("Rule");
    case PlaceColumn:
        return tr("Where");
    case MessageColumn:
        return tr("What");
    default:
        return {};
    }
}

QHash<int, QByteArray> ProblemsModel::roleNames() const
{
    return { { Qt::DisplayRole, "display" }, { SortRole, "sort" }, { SeverityRole, "severity" },
        { SeverityTextRole, "severityText" }, { MessageRole, "message" }, { FileRole, "file" },
        { LineRole, "line" }, { RuleRole, "rule" }, { SuppressedRole, "suppressed" },
        { PendingRole, "pending" }, { WordsRole, "words" } };
}

ProblemsFilter::ProblemsFilter(ProblemsModel *model)
    : QSortFilterProxyModel(model)
    , m_model(model)
{
    setSourceModel(model);
    setSortRole(ProblemsModel::SortRole);
}

void ProblemsFilter::setWish(const Wish &wish)
{
    if (wish == m_wish) {
        return;
    }
    m_wish = wish;
    invalidateRowsFilter();
}

const Finding *ProblemsFilter::finding(int row) const
{
    return m_model->finding(mapToSource(index(row, 0)).row());
}

QList<Finding> ProblemsFilter::shown() const
{
    QList<Finding> findings;
    for (int row = 0; row < rowCount(); ++row) {
        findings += *finding(row);
    }
    return findings;
}

bool ProblemsFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const auto index = m_model->index(row, 0, parent);
    const auto is = [&index](int role) { return index.data(role).toBool(); };
    if (!m_wish.severities.contains(index.data(ProblemsModel::SeverityRole).toInt())
        || (m_wish.pendingOnly && !is(ProblemsModel::PendingRole))
        || (!m_wish.suppressed && is(ProblemsModel::SuppressedRole))) {
        return false;
    }
    const auto text = m_wish.words.isEmpty() ? QString()
                                             : index.data(ProblemsModel::WordsRole).toString();
    return std::ranges::all_of(m_wish.words.split(u' ', Qt::SkipEmptyParts),
        [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

QString problemsMarkdown(const QList<Finding> &findings)
{
    QString text = u"| %1 | %2 | %3 | %4 | %5 |\n| --- | --- | --- | --- | --- |\n"_s.arg(
        tr("Severity"), tr("Rule"), tr("Where"), tr("What"), tr("Safer way"));
    for (const auto &finding : findings) {
        const auto rule = finding.rule.isEmpty() ? QString() : u"`%1`"_s.arg(finding.rule);
        const auto state = finding.suppressed
            ? u' ' + tr("(suppressed: %1)").arg(finding.reason.isEmpty() ? u"—"_s : finding.reason)
            : QString();
        text += u"| %1 | %2 | %3 | %4 | %5 |\n"_s.arg(severityText(finding.severity),
            rule + cell(state), cell(placeText(finding)), cell(finding.message),
            cell(finding.help));
    }
    return text;
}

} // namespace Switchback

#include "moc_problemsmodel.cpp"
