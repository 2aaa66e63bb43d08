// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/restoreview.h"

#include "core/text.h"
#include "items/duration.h"
#include "items/restoremodel.h"
#include "widgets/elidedlabel.h"
#include "widgets/pageparts.h"
#include "widgets/rank.h"
#include "widgets/strip.h"
#include "widgets/style.h"
#include "widgets/tabledelegate.h"
#include "workspace/workspace.h"

#include <QBoxLayout>
#include <QDir>
#include <QFileInfo>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Badge changeBadge(const QModelIndex &index)
{
    if (index.column() != RestoreModel::ChangeColumn) {
        return {};
    }
    const auto text = index.data().toString();
    switch (RestoreModel::Change(index.data(RestoreModel::ChangeRole).toInt())) {
    case RestoreModel::Change::Same:
        return { u"check"_s, text, Tone::Neutral, true };
    case RestoreModel::Change::Rows:
        return { u"rows"_s, text, Tone::Attention };
    case RestoreModel::Change::Added:
        return { u"plus"_s, text, Tone::Applied };
    case RestoreModel::Change::Removed:
        return { u"trash"_s, text, Tone::Danger };
    case RestoreModel::Change::Changed:
        return { u"edited"_s, text, Tone::Attention };
    case RestoreModel::Change::Replaced:
        return { u"rows"_s, text, Tone::Attention };
    case RestoreModel::Change::Again:
        return { u"refresh"_s, text, Tone::Neutral };
    case RestoreModel::Change::Stays:
        return { u"check"_s, text, Tone::Neutral, true };
    }
    return {};
}

} // namespace

RestoreView::RestoreView(Workspace *workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(new RestoreModel(this))
    , m_title(makeLabel(Rank::Title, {}, this))
    , m_subtitle(new ElidedLabel)
    , m_warning(new Strip(Tone::Danger, {}, {}))
    , m_view(new QTableView)
    , m_reason(new QLabel)
    , m_confirm(new QLineEdit)
    , m_back(new QPushButton(tr("Back")))
    , m_restore(new QPushButton(tr("Restore")))
{
    setObjectName(u"restoreView"_s);
    setupView();
    connect(m_back, &QPushButton::clicked, this, &RestoreView::backWanted);
    connect(m_restore, &QPushButton::clicked, this, &RestoreView::restoreWanted);
    connect(m_confirm, &QLineEdit::textChanged, this, &RestoreView::updateButton);
    connect(workspace, &Workspace::guardChanged, this, &RestoreView::updateButton);
    connect(workspace, &Workspace::runStarted, this, &RestoreView::updateButton);
    connect(workspace, &Workspace::runEnded, this, &RestoreView::updateButton);
    connect(workspace, &Workspace::changingChanged, this, &RestoreView::updateButton);
}

void RestoreView::setupView()
{
    m_subtitle->setForegroundRole(QPalette::PlaceholderText);
    m_warning->setObjectName(u"restoreWarning"_s);
    m_warning->setInset(12);
    m_view->setObjectName(u"restoreTable"_s);
    m_view->setAccessibleName(tr("What the restore changes"));
    m_view->setModel(m_model);
    setupTable(m_view, new TableDelegate(changeBadge, m_view));
    m_view->setSortingEnabled(false); // what changes comes first
    m_view->horizontalHeader()->setStretchLastSection(false);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(12, 16, 12, 12);
    head->setSpacing(4);
    head->addWidget(m_title);
    head->addWidget(m_subtitle);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_warning);
    column->addWidget(makeLine());
    column->addWidget(m_view, 1);
    column->addWidget(makeLine());
    column->addWidget(makeFooter());
    setFocusProxy(m_view);
}

QWidget *RestoreView::makeFooter()
{
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    m_reason->setObjectName(u"restoreReason"_s);
    m_confirm->setObjectName(u"restoreConfirm"_s);
    m_confirm->setAccessibleName(tr("The database's name, to confirm"));
    m_confirm->setMinimumWidth(200);
    m_back->setObjectName(u"restoreBack"_s);
    m_restore->setObjectName(u"restoreStart"_s);
    makeDangerous(m_restore);
    return pageFooter({ m_reason, m_confirm, m_back, m_restore });
}

void RestoreView::setPreview(const RestorePreview &preview)
{
    m_model->setPreview(preview);
    m_title->setText(tr("Restore %1").arg(elided(visible(QFileInfo(preview.file).fileName()), 60)));
    const QStringList where { visible(preview.database), visible(preview.tool),
        tr("made %1").arg(agoText(preview.at, QDateTime::currentDateTimeUtc())) };
    m_subtitle->setText(where.join(u" · "_s));
    auto warning = preview.only.isEmpty() ? QString()
                                          : tr("Only %n table(s) of the backup are replaced; all "
                                               "other tables stay as they are.",
                                                nullptr, int(preview.only.size()))
            + u'\n';
    warning += !preview.only.isEmpty() && preview.atOnce
        ? tr("All that was written to them since the backup is lost. A failure"
             " leaves the database as it is.")
        : !preview.only.isEmpty()
        ? tr("All that was written to them since the backup is lost. A failure may leave some of "
             "them restored and some not.")
        : preview.atOnce ? tr("All that was written since the backup is lost. A failure "
                              "leaves the database as it is.")
                         : tr("All that was written since the backup is lost. The "
                              "database is emptied first: a failure "
                              "leaves it partly restored.");
    for (const auto &note : preview.notes) {
        warning += u'\n' + note;
    }
    warning += u'\n' + tr("The backup was tried out on a scratch database just now.");
    m_warning->say(Tone::Danger, warning);
    m_confirm->clear();
    fitColumns(m_view);
    m_view->horizontalHeader()->setSectionResizeMode(
        RestoreModel::WhatColumn, QHeaderView::Stretch);
    updateButton();
}

void RestoreView::say(const Error &error)
{
    m_warning->say(Tone::Danger, visibleLines(oneLine(error)));
}

QString RestoreView::database() const
{
    const auto name = m_workspace->standing().server.database;
    return name.contains(u'/') ? QFileInfo(name).fileName() : name;
}

QString RestoreView::whyNot() const
{
    if (const auto may = m_workspace->mayRun(); !may) {
        return may.error().what + u' ' + may.error().next;
    }
    if (m_workspace->guard().isProtected && m_confirm->text().trimmed() != database()) {
        return tr("Type the database's name, %1, to confirm.").arg(visible(database()));
    }
    return {};
}

void RestoreView::updateButton()
{
    const auto reason = whyNot();
    m_confirm->setVisible(m_workspace->guard().isProtected);
    m_confirm->setPlaceholderText(visible(database()));
    m_reason->setText(reason);
    m_restore->setEnabled(reason.isEmpty());
    m_restore->setToolTip(
        reason.isEmpty() ? tr("Under the migration lock, then compared with the backup") : reason);
    m_restore->setAccessibleDescription(reason);
}

} // namespace Switchback
