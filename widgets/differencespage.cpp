// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/differencespage.h"

#include "core/secret.h"
#include "core/text.h"
#include "items/differencemodel.h"
#include "widgets/capturedialog.h"
#include "widgets/differencedetail.h"
#include "widgets/differencemap.h"
#include "widgets/differencerules.h"
#include "widgets/differencescript.h"
#include "widgets/differencesources.h"
#include "widgets/differencetree.h"
#include "widgets/elidedlabel.h"
#include "widgets/emptystate.h"
#include "widgets/strip.h"
#include "workspace/differencereader.h"
#include "workspace/workspace.h"

#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

#include <memory>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Kind = DifferenceSource::Kind;

enum PageIndex { EmptyPage, ProgressPage, ObjectsPage, MapPage, ScriptPage };

QList<RuleCount> countsOf(const Differences &all)
{
    QList<RuleCount> counts;
    for (const auto &step : all.steps) {
        for (const auto &count : step.hidden) {
            const auto same = std::ranges::find(counts, count.rule, &RuleCount::rule);
            if (same == counts.end()) {
                counts += count;
            } else {
                same->hidden += count.hidden;
            }
        }
    }
    return counts;
}

QStringList notCompared(const Differences &all)
{
    QStringList names;
    for (const auto &step : all.steps) {
        names += step.notCompared;
    }
    names.removeDuplicates();
    return names;
}

} // namespace

DifferencesPage::DifferencesPage(Workspace *workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_reader(new DifferenceReader(workspace, this))
    , m_sources(new DifferenceSources)
    , m_again(new QPushButton(tr("Compare again")))
    , m_export(new QPushButton(tr("Export…")))
    , m_filter(new QLineEdit)
    , m_matches(new QLabel)
    , m_narrow(new QToolButton)
    , m_layersButton(new QToolButton)
    , m_layersMenu(nullptr)
    , m_hidden(new QToolButton)
    , m_note(new Strip(Tone::Attention, {}, {}))
    , m_tabs(new QTabBar)
    , m_pages(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_phase(new ElidedLabel)
    , m_progress(new QProgressBar)
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_splitter(nullptr)
    , m_tree(new DifferenceTree)
    , m_detail(new DifferenceDetail(m_reader))
    , m_map(new DifferenceMap(m_reader))
    , m_script(new DifferenceScript(m_reader))
{
    setObjectName(u"differencesPage"_s);
    setupView();
    setupActions();
    connectReader();
    connectWorkspace();
}

void DifferencesPage::connectReader()
{
    connect(m_reader, &DifferenceReader::progressed, this,
        [this](const QString &phase, int done, int total) {
            if (!m_busy) {
                return; // the script's
            }
            m_phase->setText(phase.isEmpty() ? tr("Reading …")
                                             : tr("Reading: %1").arg(visible(scrubbed(phase))));
            m_progress->setRange(0, total);
            m_progress->setValue(done);
        });
    connect(m_sources, &DifferenceSources::changed, this, [this] {
        m_all.reset();
        if (m_sources->isComplete()) {
            read();
        } else {
            showCounts();
            m_empty->say(u"compare"_s, tr("Choose what to compare."));
            m_pages->setCurrentIndex(EmptyPage);
        }
    });
    connect(m_cancel, &QPushButton::clicked, m_reader, &DifferenceReader::stop);
    connect(m_tree, &DifferenceTree::chosen, this, &DifferencesPage::showRow);
    connect(m_tree->differences(), &DifferenceModel::tickedChanged, this, &DifferencesPage::ticked);
    connect(m_map, &DifferenceMap::rowChosen, this, &DifferencesPage::goToRow);
    connect(m_script, &DifferenceScript::captureWanted, this, &DifferencesPage::capture);
    connect(m_detail, &DifferenceDetail::hideWanted, this, &DifferencesPage::hideLikeThis);
    connect(m_detail, &DifferenceDetail::renameAnswered, this, &DifferencesPage::answerRename);
    connect(m_empty, &EmptyState::pressed, this,
        [this] { m_offersTwo ? m_sources->keepTwo() : read(); });
}

void DifferencesPage::connectWorkspace()
{
    connect(m_workspace, &Workspace::projectChanged, this, &DifferencesPage::projectChanged);
    connect(m_workspace, &Workspace::standingChanged, this, &DifferencesPage::standingChanged);
    projectChanged();
    standingChanged();
}

void DifferencesPage::projectChanged()
{
    const auto &project = m_workspace->project();
    m_sources->setProject(project, m_workspace->standing());
    const auto root = project.root + u'\n' + project.environments.value(project.environment).name;
    if (root == m_root) {
        return;
    }
    m_root = root;
    m_fresh = true;
    m_busy = false;
    ++m_asked;
    m_reader->stop();
    clear();
    m_layers.reset();
    m_sources->setSources({});
    showCounts();
    m_empty->say(u"compare"_s, tr("Choose what to compare."));
    m_pages->setCurrentIndex(EmptyPage);
}

void DifferencesPage::standingChanged()
{
    m_sources->setProject(m_workspace->project(), m_workspace->standing());
    const auto usual = usualSources();
    if (m_fresh && !m_busy && !m_all && !usual.isEmpty()) {
        m_sources->setSources(usual);
        m_empty->say(u"compare"_s, tr("Compare what the database should hold with what it holds."),
            tr("Compare"));
        showCounts();
    }
}

QList<DifferenceSource> DifferencesPage::usualSources() const
{
    const auto &standing = m_workspace->standing();
    if (m_workspace->project().root.isEmpty() || !standing.fromDatabase) {
        return {};
    }
    QList<DifferenceSource> sources { { .kind = Kind::Expected }, { .kind = Kind::Live } };
    if (standing.timeline.pending > 0) {
        sources += DifferenceSource { .kind = Kind::AfterPlan };
    }
    return sources;
}

void DifferencesPage::compare(const QList<DifferenceSource> &sources, const Target &target)
{
    m_target = target;
    m_fresh = false;
    if (!sources.isEmpty()) {
        m_sources->setSources(sources);
        read();
    }
}

DiffOptions DifferencesPage::layers() const
{
    return m_layers.value_or(m_all ? m_all->options : DiffOptions());
}

void DifferencesPage::read()
{
    m_busy = true;
    m_offersTwo = false;
    m_phase->setText(tr("Reading …"));
    m_progress->setRange(0, 0);
    m_pages->setCurrentIndex(ProgressPage);
    showCounts();
    DifferenceRequest request { .sources = m_sources->sources(), .target = m_target };
    request.options = m_layers;
    request.rules = m_ruled ? std::nullopt : std::optional(QList<DiffIgnore>());
    const int asked = ++m_asked;
    m_reader->read(request).then(this, [this, asked](const Result<Differences> &answer) {
        if (asked == m_asked) {
            answered(answer);
        }
    });
}

void DifferencesPage::compareAgain()
{
    if (!m_all) {
        return;
    }
    const int asked = ++m_asked;
    m_busy = true;
    m_reader->compare(layers(), m_ruled)
        .then(this, [this, asked](const Result<Differences> &answer) {
            if (asked == m_asked) {
                answered(answer);
            }
        });
}

// Where the new name cannot be given, what was shown before stays, with the reason.
void DifferencesPage::answerRename(const SchemaRename &rename, bool renamed)
{
    const int asked = ++m_asked;
    m_busy = true;
    m_phase->setText(tr("Trying the name on a scratch copy …"));
    m_progress->setRange(0, 0);
    m_pages->setCurrentIndex(ProgressPage);
    m_reader->answerRename(rename, renamed)
        .then(this, [this, asked, rename, renamed](const Result<Differences> &answer) {
            if (asked != m_asked) {
                return;
            }
            if (answer) {
                answered(answer);
                m_tree->choose(rename.kind, renamed ? rename.to : rename.from);
                return;
            }
            m_busy = false;
            showTab();
            if (answer.error().kind != ErrorKind::Cancelled) {
                m_note->say(Tone::Danger, visibleLines(scrubbed(oneLine(answer.error()))));
                m_note->show();
            }
        });
}

void DifferencesPage::answered(const Result<Differences> &answer)
{
    if (!answer) {
        m_busy = false;
        refuse(answer.error());
        return;
    }
    const auto old = std::make_shared<Differences>(m_tree->differences()->differences());
    m_all = *answer;
    m_detail->setDifferences(*m_all);
    m_tree->differences()->setWords(m_filter->text());
    m_tree->setDifferences(*m_all);
    // Thousands of rows take their time: the window is let at other things in between.
    QMetaObject::invokeMethod(
        this,
        [this, asked = m_asked, old] {
            if (asked == m_asked) {
                m_busy = false;
                showDifferences();
            }
            m_reader->letGo(std::move(*old));
        },
        Qt::QueuedConnection);
}

void DifferencesPage::clear()
{
    auto old = m_tree->differences()->differences();
    m_all.reset();
    m_tree->setDifferences({});
    m_detail->setDifferences({});
    m_script->setDifferences({});
    m_reader->letGo(std::move(old));
}

void DifferencesPage::refuse(const Error &error)
{
    clear();
    showCounts();
    const bool stopped = error.kind == ErrorKind::Cancelled;
    m_offersTwo = !stopped && m_sources->areThree(); // mostly the third cannot be made
    const auto place = error.place.line > 0 ? u"%1:%2"_s.arg(error.place.file).arg(error.place.line)
                                            : error.place.file;
    const QStringList parts { error.what, error.server, place, error.untouched, error.next };
    m_empty->say(stopped ? u"compare"_s : u"warning"_s,
        stopped ? tr("The comparison was stopped. Nothing was left behind.")
                : visibleLines(scrubbed(parts.filter(QRegularExpression(u"."_s)).join(u'\n'))),
        stopped           ? tr("Compare")
            : m_offersTwo ? tr("Compare two only")
                          : tr("Try again"));
    m_pages->setCurrentIndex(EmptyPage);
}

void DifferencesPage::showDifferences()
{
    m_map->setDifferences(*m_all);
    m_script->setDifferences(*m_all);
    m_script->setLeftOut(m_tree->differences()->unticked());
    m_script->setCapturable(m_workspace->project().folders.isEmpty()
            ? tr("Migrations are written into a project's folder: open a project first.")
            : QString());
    setupLayers();
    showCounts();
    if (m_all->rows.isEmpty()) {
        m_empty->say(u"check"_s,
            tr("%1: no differences.").arg(visible(m_all->titles.join(u" → "_s))),
            tr("Compare again"));
        m_pages->setCurrentIndex(EmptyPage);
        return;
    }
    showTab();
    askImpact();
}

void DifferencesPage::showTab()
{
    if (m_all && !m_all->rows.isEmpty() && !m_busy) {
        m_pages->setCurrentIndex(ObjectsPage + m_tabs->currentIndex());
    }
}

void DifferencesPage::showCounts()
{
    const bool shown = m_all.has_value();
    const auto counts = shown ? countsOf(*m_all) : QList<RuleCount>();
    const auto rows = shown ? int(m_all->rows.size()) : 0;
    for (auto *widget :
        std::initializer_list<QWidget *> { m_export, m_filter, m_narrow, m_layersButton, m_tabs }) {
        widget->setEnabled(shown);
    }
    m_again->setEnabled(m_sources->isComplete() && !m_busy);
    m_tabs->setTabText(ObjectsTab,
        shown ? tr("Differences (%1)").arg(QLocale().toString(rows)) : tr("Differences"));
    const int hidden = shown ? m_all->hidden() : 0;
    m_hidden->setVisible(shown);
    m_hidden->setText(m_ruled
            ? tr("%1 hidden by %2")
                  .arg(QLocale().toString(hidden), tr("%n rule(s)", nullptr, int(counts.size())))
            : tr("Rules are off"));
    const auto names = shown ? notCompared(*m_all) : QStringList();
    m_note->say(
        Tone::Attention, tr("Not compared: %1").arg(elided(visible(names.join(u", "_s)), 400)));
    m_note->setVisible(!names.isEmpty());
    filterChanged();
}

void DifferencesPage::showRow()
{
    const auto *row = m_tree->current();
    m_detail->setRow(row);
    m_detail->setHideable(whyNoRule());
    if (row) {
        m_detail->setImpact(m_tree->differences()->impact(*row));
    }
}

void DifferencesPage::goToRow(int row)
{
    const auto &wanted = m_all->rows.at(row);
    m_tree->choose(wanted.kind, wanted.object);
    setTab(ObjectsTab);
    m_tree->setFocus(Qt::OtherFocusReason);
}

void DifferencesPage::askImpact()
{
    for (int step = 0; step < m_all->steps.size(); ++step) {
        const bool loses = std::ranges::any_of(
            m_all->steps.at(step).changes, &SchemaChange::destructive);
        if (!loses) {
            continue;
        }
        const int asked = m_asked;
        m_reader->impact(step).then(this, [this, asked](const Result<QList<DataImpact>> &answer) {
            if (asked == m_asked && answer && !answer->isEmpty()) {
                m_tree->differences()->addImpacts(*answer);
                if (const auto *row = m_tree->current()) {
                    m_detail->setImpact(m_tree->differences()->impact(*row));
                }
            }
        });
    }
}

void DifferencesPage::ticked()
{
    m_script->setLeftOut(m_tree->differences()->unticked());
}

void DifferencesPage::filterChanged()
{
    auto *model = m_tree->differences();
    model->setWords(m_filter->text());
    m_tree->filter()->setNarrow(m_narrow->isChecked());
    const bool filtering = !m_filter->text().trimmed().isEmpty();
    m_matches->setText(tr("%1 of %2").arg(model->matches()).arg(model->differences().rows.size()));
    m_matches->setVisible(filtering && m_all);
    m_tree->openGroups();
}

void DifferencesPage::openFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void DifferencesPage::setTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

QString DifferencesPage::whyNoRule() const
{
    return m_workspace->project().root.isEmpty()
        ? tr("Rules are kept in a project's switchback.toml: open a project first.")
        : QString();
}

void DifferencesPage::hideLikeThis()
{
    const auto *row = m_tree->current();
    if (!row || !m_all || !whyNoRule().isEmpty()) {
        return;
    }
    const SchemaChange *change = nullptr;
    for (int step = 0; step < m_all->steps.size() && !change; ++step) {
        change = differenceChange(*m_all, *row, step);
    }
    auto *dialog = new HideDialog(*change, m_reader, this);
    connect(dialog, &HideDialog::ruleChosen, this, [this](const DiffIgnore &rule) {
        m_reader->addRule(rule).then(this, [this](const Result<void> &added) {
            if (!added) {
                m_note->say(Tone::Danger, oneLine(added.error()));
                m_note->show();
                return;
            }
            m_ruled = true;
            compareAgain();
        });
    });
    dialog->open();
}

void DifferencesPage::capture()
{
    const auto &project = m_workspace->project();
    auto *dialog = new CaptureDialog(m_reader, m_script->wish(), project.language, this);
    connect(dialog, &CaptureDialog::written, this, [this](const QStringList &paths) {
        m_note->say(Tone::Applied, tr("Written: %1").arg(visible(paths.join(u", "_s))));
        m_note->show();
        m_workspace->refresh();
    });
    dialog->open();
}

void DifferencesPage::openRules()
{
    if (m_all) {
        showRules(countsOf(*m_all), this);
    }
}

void DifferencesPage::exportHtml()
{
    auto *dialog = new QFileDialog(this, tr("Export the Comparison"));
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"html"_s);
    dialog->setNameFilter(tr("Web pages (*.html)"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_reader->exportHtml(path, m_script->tried())
            .then(this, [this](const Result<void> &written) {
                if (!written) {
                    m_note->say(Tone::Danger, oneLine(written.error()));
                    m_note->show();
                }
            });
    });
    dialog->open();
}

} // namespace Switchback
