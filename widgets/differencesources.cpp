// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/differencesources.h"

#include "core/secret.h"
#include "core/text.h"
#include "items/differencepropertymodel.h"
#include "widgets/icons.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Kind = DifferenceSource::Kind;

QFileDialog *fileDialog(QWidget *parent, const QString &title)
{
    auto *dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

QInputDialog *inputDialog(QWidget *parent, const QString &title, const QString &label)
{
    auto *dialog = new QInputDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(label);
    dialog->resize(520, dialog->sizeHint().height());
    return dialog;
}

} // namespace

DifferenceSources::DifferenceSources(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
{
    setObjectName(u"differenceSources"_s);
    m_row->setContentsMargins({});
    m_row->setSpacing(8);
    setSources({});
}

void DifferenceSources::setProject(const ProjectView &project, const Standing &standing)
{
    m_project = project;
    m_standing = standing;
    rebuild();
}

void DifferenceSources::setSources(const QList<DifferenceSource> &sources)
{
    m_sources = sources;
    while (m_sources.size() < 2) {
        m_sources += DifferenceSource();
    }
    rebuild();
}

bool DifferenceSources::isComplete() const
{
    return std::ranges::none_of(m_sources, [](const DifferenceSource &source) {
        return source.kind == Kind::Given && source.text.isEmpty();
    });
}

QString DifferenceSources::sourceText(const DifferenceSource &source) const
{
    switch (source.kind) {
    case Kind::Expected:
        return tr("Expected");
    case Kind::Live:
        return tr("Live: %1").arg(m_project.environments.value(m_project.environment).name);
    case Kind::AfterPlan:
        return tr("After the plan");
    case Kind::Environment:
        return source.text;
    case Kind::Given:
        break;
    }
    if (source.text.isEmpty()) {
        return tr("Choose…");
    }
    const QFileInfo info(source.text);
    const auto name = info.exists() ? info.fileName() : scrubbed(source.text);
    return source.version.isEmpty() ? name : name + u'@' + source.version;
}

void DifferenceSources::rebuild()
{
    while (auto *item = m_row->takeAt(0)) {
        if (auto *widget = item->widget()) {
            widget->deleteLater();
            widget->hide();
        }
        delete item;
    }
    for (int side = 0; side < m_sources.size(); ++side) {
        if (side > 0) {
            auto *arrow = new QLabel(u"→"_s, this);
            arrow->setTextFormat(Qt::PlainText);
            arrow->setForegroundRole(QPalette::PlaceholderText);
            m_row->addWidget(arrow);
        }
        m_row->addWidget(addSide(side));
    }
    const auto button = [this](const QString &name, const QString &picture, const QString &tip) {
        auto *made = new QToolButton(this);
        made->setObjectName(name);
        made->setIcon(icon(picture));
        made->setAutoRaise(true);
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        m_row->addWidget(made);
        return made;
    };
    if (areThree()) {
        connect(button(u"differenceColumns"_s, u"minus"_s, tr("Compare two only")),
            &QToolButton::clicked, this, &DifferenceSources::keepTwo);
    } else {
        connect(button(u"differenceColumns"_s, u"plus"_s, tr("Add a third side")),
            &QToolButton::clicked, this, [this] {
                m_sources += DifferenceSource();
                rebuild();
                Q_EMIT changed();
            });
    }
    auto *swap = button(u"differenceSwap"_s, {}, tr("The other way round"));
    swap->setText(u"⇄"_s);
    connect(swap, &QToolButton::clicked, this, [this] {
        std::ranges::reverse(m_sources);
        rebuild();
        Q_EMIT changed();
    });
    m_row->addStretch(1);
}

void DifferenceSources::keepTwo()
{
    if (areThree()) {
        m_sources.removeLast();
        rebuild();
        Q_EMIT changed();
    }
}

QToolButton *DifferenceSources::addSide(int side)
{
    const auto text = visible(sourceText(m_sources.at(side)));
    auto *button = new QToolButton(this);
    button->setObjectName(u"differenceSide%1"_s.arg(side));
    constexpr qsizetype room = 40; // of a long address what tells it from the others
    QStringList texts;
    for (const auto &source : std::as_const(m_sources)) {
        texts += sourceText(source);
    }
    button->setText(elided(text.size() > room ? briefTitles(texts).at(side) : text, room));
    button->setToolTip(text);
    button->setAccessibleName(tr("Side %1: %2").arg(side + 1).arg(text));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIcon(icon(u"chevron-down"_s));
    button->setLayoutDirection(isRightToLeft() ? Qt::LeftToRight : Qt::RightToLeft);
    button->setIconSize({ 14, 14 });
    auto *menu = new QMenu(button);
    connect(menu, &QMenu::aboutToShow, this, [this, menu, side] { fillMenu(menu, side); });
    connect(button, &QToolButton::clicked, menu,
        [button, menu] { menu->popup(button->mapToGlobal(QPoint(0, button->height()))); });
    return button;
}

void DifferenceSources::fillMenu(QMenu *menu, int side)
{
    menu->clear();
    const auto add = [&](const QString &picture, const QString &text,
                         const DifferenceSource &source) {
        auto *action = menu->addAction(icon(picture), text);
        connect(action, &QAction::triggered, this, [this, side, source] { choose(side, source); });
    };
    if (m_standing.fromDatabase) {
        add(u"history"_s, tr("Expected: the Applied Migrations, Replayed"),
            { .kind = Kind::Expected });
        add(u"database"_s, tr("Live: the Database Now"), { .kind = Kind::Live });
        add(u"plan"_s, tr("After the Plan: with All Pending Migrations"),
            { .kind = Kind::AfterPlan });
        menu->addSeparator();
        for (int i = 0; i < m_project.environments.size(); ++i) {
            const auto &name = m_project.environments.at(i).name;
            if (i != m_project.environment && !m_project.environments.at(i).url.isEmpty()) {
                add(u"environment"_s, tr("Environment %1").arg(elided(visible(name), 40)),
                    { .kind = Kind::Environment, .text = name });
            }
        }
        menu->addSeparator();
    }
    const auto ask = [&](const QString &picture, const QString &text,
                         void (DifferenceSources::*what)(int)) {
        connect(menu->addAction(icon(picture), text), &QAction::triggered, this,
            [this, side, what] { (this->*what)(side); });
    };
    if (!m_standing.files.migrations.isEmpty()) {
        ask(u"tag"_s, tr("This Folder at a Version…"), &DifferenceSources::askVersion);
    }
    ask(u"folder"_s, tr("Migrations Folder…"), &DifferenceSources::askFolder);
    ask(u"file"_s, tr("SQL File or Snapshot…"), &DifferenceSources::askFile);
    ask(u"connect"_s, tr("Database Address…"), &DifferenceSources::askAddress);
}

void DifferenceSources::choose(int side, const DifferenceSource &source)
{
    m_sources[side] = source;
    rebuild();
    Q_EMIT changed();
}

void DifferenceSources::askFile(int side)
{
    auto *dialog = fileDialog(this, tr("Choose an SQL File"));
    dialog->setObjectName(u"sourceFileDialog"_s);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({ tr("SQL files (*.sql)"), tr("All files (*)") });
    dialog->setDirectory(m_project.root);
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, side](const QString &path) { choose(side, { .text = path }); });
    dialog->open();
}

void DifferenceSources::askFolder(int side)
{
    auto *dialog = fileDialog(this, tr("Choose a Migrations Folder"));
    dialog->setObjectName(u"sourceFolderDialog"_s);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setDirectory(m_project.root);
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, side](const QString &path) { choose(side, { .text = path }); });
    dialog->open();
}

void DifferenceSources::askVersion(int side)
{
    auto *dialog = inputDialog(
        this, tr("This Folder at a Version"), tr("Replayed up to and including the migration:"));
    dialog->setObjectName(u"sourceVersionDialog"_s);
    QStringList versions;
    for (const auto &migration : m_standing.files.migrations) {
        versions.prepend(migration.version.text);
    }
    dialog->setComboBoxItems(versions);
    const auto folder = m_project.folders.value(m_project.folder).path;
    connect(dialog, &QInputDialog::textValueSelected, this,
        [this, side, folder](
            const QString &version) { choose(side, { .text = folder, .version = version }); });
    dialog->open();
}

void DifferenceSources::askAddress(int side)
{
    auto *dialog = inputDialog(
        this, tr("Database Address"), tr("Address, such as postgresql://user@host/database:"));
    dialog->setObjectName(u"sourceAddressDialog"_s);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, side](const QString &text) {
        if (!text.trimmed().isEmpty()) {
            choose(side, { .text = text.trimmed() });
        }
    });
    dialog->open();
}

} // namespace Switchback
