// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/guarddialog.h"

#include "core/text.h"
#include "widgets/rank.h"
#include "widgets/strip.h"
#include "widgets/style.h"
#include "workspace/environments.h"
#include "workspace/workspace.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Switchback {

GuardDialog::GuardDialog(Workspace *workspace, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_marked(workspace->standing().guarded.has_value())
    , m_text(new QLineEdit)
    , m_message(new Strip(Tone::Danger, {}, {}))
    , m_apply(new QPushButton(m_marked ? tr("Take the mark away") : tr("Protect this database")))
{
    setObjectName(u"guardDialog"_s);
    setWindowTitle(tr("Protect This Database"));
    setupView();
    check();
}

QString GuardDialog::database() const
{
    const auto name = m_workspace->standing().server.database;
    return name.contains(u'/') ? QFileInfo(name).fileName() : name;
}

void GuardDialog::setupView()
{
    const auto &guarded = m_workspace->standing().guarded;
    auto *said = makeLabel(Rank::Body,
        guarded
            ? guardInWords(*guarded)
            : tr("A mark is written into the database itself: a table of one row. Every copy of "
                 "this program then opens it read-only and asks for its name before something "
                 "can be lost, whatever the project's own file says."),
        this);
    said->setWordWrap(true);
    auto *label = makeLabel(Rank::Body,
        m_marked
            ? tr("Type the database's name, %1, to take the mark away:").arg(visible(database()))
            : tr("Why, for those who meet it:"),
        this);
    label->setBuddy(m_text);
    label->setWordWrap(true);
    m_text->setObjectName(u"guardText"_s);
    m_text->setAccessibleName(label->text());
    m_text->setMaxLength(1000);
    m_message->hide();
    m_apply->setObjectName(u"guardApply"_s);
    m_marked ? makeDangerous(m_apply, true) : makePrimary(m_apply);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_apply, QDialogButtonBox::ActionRole);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(12);
    column->addWidget(said);
    column->addWidget(label);
    column->addWidget(m_text);
    column->addWidget(m_message);
    column->addStretch(1);
    column->addWidget(buttons);
    resize(560, 260);
    connect(m_text, &QLineEdit::textChanged, this, &GuardDialog::check);
    connect(m_apply, &QPushButton::clicked, this, &GuardDialog::apply);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void GuardDialog::check()
{
    m_apply->setEnabled(!m_marked || m_text->text().trimmed() == database());
}

void GuardDialog::apply()
{
    m_apply->setEnabled(false);
    auto &environments = m_workspace->environments();
    (m_marked ? environments.unmark() : environments.mark(m_text->text()))
        .then(this, [this](const Result<void> &done) {
            if (done) {
                accept();
                return;
            }
            m_message->say(Tone::Danger, visibleLines(scrubbed(oneLine(done.error()))));
            m_message->show();
            check();
        });
}

} // namespace Switchback
