// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/referencewindows.h"

#include "items/lockmatrixmodel.h"
#include "items/rulesmodel.h"
#include "widgets/icons.h"
#include "widgets/rank.h"
#include "widgets/safetybadges.h"
#include "widgets/segments.h"
#include "widgets/strip.h"
#include "widgets/tabledelegate.h"

#include <QBoxLayout>
#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTableView>
#include <QTextBrowser>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int HeadedRow = 40;

Badge ruleBadge(const QModelIndex &index)
{
    if (index.column() != RulesModel::SeverityColumn) {
        return {};
    }
    return severityBadge(
        Severity(index.data(RulesModel::SeverityRole).toInt()), index.data().toString());
}

Badge lockCell(const QModelIndex &index)
{
    const auto text = index.data().toString();
    return index.data(LockMatrixModel::WaitsRole).toBool()
        ? Badge { u"lock"_s, text, Tone::Attention }
        : Badge { {}, text, Tone::Neutral, true };
}

QString ruleText(const RuleEntry &rule, const Tokens &t)
{
    const auto line = [](const QString &text) { return u"<p>%1</p>"_s.arg(text.toHtmlEscaped()); };
    const auto state = rule.on ? RuleWindow::tr("on by default") : RuleWindow::tr("off by default");
    return u"<h3 style='margin:0'>%1</h3><p style='color:%2; margin:4px 0 12px 0'>%3</p>"_s.arg(
               rule.id.toHtmlEscaped(), t.muted.name(),
               QStringList { severityText(rule.severity), rule.databases, rule.group, state }
                   .join(u" · "_s)
                   .toHtmlEscaped())
        + line(rule.explanation)
        + u"<p style='margin:12px 0 0 0'><b>%1</b></p>"_s.arg(
            RuleWindow::tr("The safer way").toHtmlEscaped())
        + line(rule.help)
        + u"<p style='color:%1; margin:16px 0 0 0'>%2</p>"_s.arg(t.muted.name(),
            RuleWindow::tr("To leave it out at one statement, put a comment before it: "
                           "-- switchback:ignore %1 and the reason. For the whole project: "
                           "[lint] disable in switchback.toml.")
                .arg(rule.id)
                .toHtmlEscaped());
}

} // namespace

RuleWindow::RuleWindow(const QList<RuleEntry> &rules, QWidget *parent)
    : QDialog(parent)
    , m_model(new RulesModel(this))
    , m_proxy(new QSortFilterProxyModel(this))
    , m_filter(new QLineEdit)
    , m_list(new QTableView)
    , m_text(new QTextBrowser)
{
    setObjectName(u"ruleWindow"_s);
    setWindowTitle(tr("Rules"));
    m_model->setRules(rules);
    m_proxy->setSourceModel(m_model);
    m_proxy->setFilterRole(RulesModel::WordsRole);
    m_proxy->setFilterKeyColumn(RulesModel::RuleColumn);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_proxy->setSortRole(RulesModel::SortRole);
    m_filter->setObjectName(u"ruleFilter"_s);
    m_filter->setAccessibleName(tr("Find rules"));
    m_filter->setPlaceholderText(tr("Find rules"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(u"search"_s, Tone::Neutral), QLineEdit::LeadingPosition);
    m_list->setObjectName(u"ruleList"_s);
    m_list->setAccessibleName(tr("Rules"));
    m_list->setModel(m_proxy);
    setupTable(m_list, new TableDelegate(ruleBadge, m_list));
    m_list->sortByColumn(RulesModel::RuleColumn, Qt::AscendingOrder);
    fitColumns(m_list);
    m_text->setObjectName(u"ruleText"_s);
    m_text->setAccessibleName(tr("What the rule says"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(16);
    auto *left = new QWidget;
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 12, 12, 8);
    row->addWidget(m_filter);
    column->addLayout(row);
    column->addWidget(makeLine());
    column->addWidget(m_list, 1);
    auto *splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(left);
    splitter->addWidget(m_text);
    splitter->setSizes({ 380, 460 });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    resize(860, 560);
    connect(
        m_filter, &QLineEdit::textChanged, m_proxy, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &RuleWindow::showCurrent);
    showRule({});
}

void RuleWindow::showRule(const QString &id)
{
    m_filter->clear();
    const auto row = std::max(0, m_model->rowOf(id));
    const auto index = m_proxy->mapFromSource(m_model->index(row, RulesModel::RuleColumn));
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

QString RuleWindow::rule() const
{
    return m_list->currentIndex().data(RulesModel::IdRole).toString();
}

void RuleWindow::showCurrent()
{
    const auto *rule = m_model->rule(m_proxy->mapToSource(m_list->currentIndex()).row());
    m_text->setHtml(rule ? ruleText(*rule, tokens(palette())) : QString());
}

void RuleWindow::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        showCurrent();
    }
}

LockWindow::LockWindow(const QList<LockBookEntry> &books, const QString &engine, QWidget *parent)
    : QDialog(parent)
    , m_books(books)
    , m_model(new LockMatrixModel(this))
    , m_engines(nullptr)
    , m_matrix(new QTableView)
    , m_title(makeLabel(Rank::Body, {}, this))
    , m_words(makeLabel(Rank::Body, {}, this))
    , m_remark(makeLabel(Rank::Muted, {}, this))
{
    setObjectName(u"lockWindow"_s);
    setWindowTitle(tr("Locks"));
    QStringList titles;
    for (const auto &book : m_books) {
        titles += book.title;
    }
    m_engines = new Segments(tr("Whose locks"), titles);
    m_engines->setObjectName(u"lockEngines"_s);
    m_matrix->setObjectName(u"lockMatrix"_s);
    m_matrix->setAccessibleName(tr("Which lock waits for which"));
    m_matrix->setModel(m_model);
    setupTable(m_matrix, new TableDelegate(lockCell, m_matrix));
    m_matrix->setSortingEnabled(false);
    m_matrix->verticalHeader()->show();
    m_matrix->verticalHeader()->setDefaultSectionSize(HeadedRow); // its headings have margins
    m_matrix->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    auto bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_words->setObjectName(u"lockWords"_s);
    for (auto *label : { m_words, m_remark }) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 12, 16, 8);
    head->addWidget(m_engines);
    head->addStretch(1);
    head->addWidget(makeLabel(Rank::Muted, tr("A row is held, a column is wanted."), this));
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(16, 12, 16, 16);
    foot->setSpacing(4);
    foot->addWidget(m_title);
    foot->addWidget(m_words);
    foot->addSpacing(8);
    foot->addWidget(m_remark);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(makeLine());
    column->addWidget(m_matrix, 1);
    column->addWidget(makeLine());
    column->addLayout(foot);
    resize(980, 640);
    connect(m_engines, &Segments::changed, this, &LockWindow::showBook);
    connect(m_matrix->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &LockWindow::showCurrent);
    const auto own = std::ranges::find(m_books, engine, &LockBookEntry::engine);
    const int first = own == m_books.end() ? 0 : int(own - m_books.begin());
    m_engines->setCurrent(first);
    showBook(first);
}

void LockWindow::showBook(int number)
{
    const auto book = m_books.value(number);
    m_model->setBook(book);
    m_remark->setText(book.remark);
    m_matrix->resizeColumnsToContents();
    m_matrix->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_matrix->selectRow(0);
    m_matrix->setCurrentIndex(m_model->index(0, 0));
}

void LockWindow::showLock(const QString &mode)
{
    for (int i = 0; i < m_books.size(); ++i) {
        const auto &modes = m_books.at(i).modes;
        const auto found = std::ranges::find(modes, mode, &LockEntry::mode);
        if (found != modes.end()) {
            m_engines->setCurrent(i);
            showBook(i);
            m_matrix->setCurrentIndex(m_model->index(int(found - modes.begin()), 0));
            return;
        }
    }
}

QString LockWindow::lock() const
{
    const auto *current = m_model->lock(m_matrix->currentIndex().row());
    return current ? current->mode : QString();
}

void LockWindow::showCurrent()
{
    const auto *current = m_model->lock(m_matrix->currentIndex().row());
    m_title->setText(current ? current->mode : QString());
    m_words->setText(current
            ? tr("While it is held: %1.\nTaken by: %2").arg(current->waits, current->takenBy)
            : QString());
}

} // namespace Switchback
