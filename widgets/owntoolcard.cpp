// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/owntoolcard.h"

#include "core/text.h"
#include "widgets/icons.h"
#include "widgets/strip.h"
#include "widgets/style.h"
#include "workspace/workspace.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QClipboard>
#include <QDir>
#include <QFontDatabase>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int MostLines = 20000; // of the output; the earliest go first

QLineEdit *makeField(const QString &name)
{
    auto *field = new QLineEdit;
    field->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    field->setReadOnly(true);
    field->setAccessibleName(name);
    return field;
}

void fill(QLineEdit *field, const QString &text)
{
    field->setText(visible(text));
    field->setToolTip(u"<span>"_s + field->text().toHtmlEscaped() + u"</span>"_s);
    field->setCursorPosition(0);
}

} // namespace

OwnToolCard::OwnToolCard(Workspace *workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_title(new QLabel)
    , m_reason(new QLabel)
    , m_state(new Strip(Tone::Info, {}, {}))
    , m_facts(nullptr)
    , m_command(makeField(tr("Command")))
    , m_environment(makeField(tr("Environment")))
    , m_folder(makeField(tr("Folder")))
    , m_trust(new QCheckBox)
    , m_output(new QPlainTextEdit)
    , m_room(new QWidget)
    , m_copy(new QPushButton(tr("Copy command")))
    , m_back(new QPushButton(tr("Back")))
    , m_stop(new QPushButton(tr("Stop")))
    , m_run(new QPushButton)
{
    setObjectName(u"ownToolCard"_s);
    setupView();
    connectWorkspace();
}

void OwnToolCard::setupView()
{
    m_output->setObjectName(u"ownToolOutput"_s);
    m_output->setAccessibleName(tr("What the tool says"));
    m_output->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_output->setReadOnly(true);
    m_output->setFrameShape(QFrame::NoFrame);
    m_output->setMaximumBlockCount(MostLines);
    m_output->setPlaceholderText(tr("What the tool says will stand here."));
    m_output->document()->setDocumentMargin(24);
    m_state->setObjectName(u"ownToolState"_s);
    m_state->setInset(24);
    m_facts = makeFacts();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(makeHeading());
    column->addWidget(m_state);
    column->addWidget(makeLine());
    column->addWidget(m_facts);
    column->addWidget(makeLine());
    column->addWidget(m_output, 1);
    column->addWidget(m_room, 1);
    column->addWidget(makeLine());
    column->addWidget(makeFooter());
}

QWidget *OwnToolCard::makeHeading()
{
    auto font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.3);
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setObjectName(u"ownToolTitle"_s);
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    m_reason->setForegroundRole(QPalette::PlaceholderText);
    m_reason->setObjectName(u"ownToolReason"_s);
    auto *heading = new QWidget;
    auto *column = new QVBoxLayout(heading);
    column->setContentsMargins(24, 16, 12, 12);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addWidget(m_reason);
    return heading;
}

QWidget *OwnToolCard::makeFacts()
{
    m_command->setObjectName(u"ownToolCommand"_s);
    m_environment->setObjectName(u"ownToolEnvironment"_s);
    m_folder->setObjectName(u"ownToolFolder"_s);
    auto *facts = new QWidget;
    auto *form = new QFormLayout(facts);
    form->setContentsMargins(24, 12, 12, 12);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (auto *field : { m_command, m_environment, m_folder }) {
        auto *label = new QLabel(field->accessibleName());
        label->setTextFormat(Qt::PlainText);
        label->setForegroundRole(QPalette::PlaceholderText);
        label->setBuddy(field);
        form->addRow(label, field);
    }
    m_trust->setObjectName(u"ownToolTrust"_s);
    form->addRow(QString(), m_trust);
    connect(m_trust, &QCheckBox::clicked, this, [this](bool trusted) {
        m_workspace->setTrusted(m_offer, trusted);
        m_offer.trust = trusted ? Trust::Given : Trust::Never;
        m_offer.trustedSince = QDateTime::currentDateTimeUtc();
        showTrust();
        updateButtons();
    });
    return facts;
}

QWidget *OwnToolCard::makeFooter()
{
    m_copy->setObjectName(u"ownToolCopy"_s);
    m_copy->setIcon(icon(u"copy"_s));
    m_back->setObjectName(u"ownToolBack"_s);
    m_stop->setObjectName(u"ownToolStop"_s);
    m_run->setObjectName(u"ownToolRun"_s);
    makePrimary(m_run);
    auto *footer = new QWidget;
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(24, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(m_copy);
    row->addStretch(1);
    row->addWidget(m_back);
    row->addWidget(m_stop);
    row->addWidget(m_run);
    connect(m_copy, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_offer.shown); });
    connect(m_back, &QPushButton::clicked, this, &OwnToolCard::backWanted);
    connect(m_stop, &QPushButton::clicked, m_workspace, &Workspace::stopRun);
    connect(m_run, &QPushButton::clicked, this, [this] { m_done ? Q_EMIT goOnWanted() : start(); });
    return footer;
}

void OwnToolCard::connectWorkspace()
{
    connect(m_workspace, &Workspace::ownToolSaid, m_output, &QPlainTextEdit::appendPlainText);
    connect(m_workspace, &Workspace::ownToolEnded, this, &OwnToolCard::ended);
    connect(m_workspace, &Workspace::guardChanged, this, &OwnToolCard::updateButtons);
}

void OwnToolCard::offer(const PlanStop &stop, Direction direction)
{
    if (m_running) {
        return;
    }
    m_offer = { .stop = stop, .direction = direction };
    m_known = false;
    m_done = false;
    m_output->clear();
    m_output->hide();
    m_room->show();
    m_facts->hide();
    m_title->setText(tr("Only the project's own tool can run %1")
            .arg(visible(stop.name.isEmpty() ? stop.version.text : stop.name)));
    m_reason->setText(tr("Migration %1, line %2: %3")
            .arg(stop.version.text)
            .arg(stop.place.line)
            .arg(visible(stop.reason)));
    m_state->say(Tone::Info, tr("Looking how it would be started …"));
    updateButtons();
    const int asked = ++m_asked;
    m_workspace->ownTool(stop, direction)
        .then(this, [this, asked](const Result<OwnToolOffer> &answer) {
            if (asked == m_asked) {
                answered(answer);
            }
        });
}

void OwnToolCard::answered(const Result<OwnToolOffer> &answer)
{
    if (!answer) {
        const auto &error = answer.error();
        m_state->say(Tone::Attention, visible(oneLine(error)));
        updateButtons();
        return;
    }
    m_offer = *answer;
    m_known = true;
    fill(m_command, m_offer.command);
    fill(m_environment, m_offer.environment.join(u' '));
    fill(m_folder, QDir::toNativeSeparators(m_offer.folder));
    m_facts->show();
    showTrust();
    m_state->say(Tone::Attention,
        m_offer.trust == Trust::Changed ? tr("mix.exs has changed since you trusted this project. "
                                             "Look at it, then say so again.")
            : !m_offer.closed.isEmpty() ? visible(m_offer.closed)
            : m_offer.installed
            ? tr("This runs code of the project, which was not read. Nothing is run before you "
                 "press the button.")
            : tr("%1 is not installed here. Run the command where it is, then come back.")
                  .arg(m_offer.program));
    m_output->setVisible(m_offer.installed);
    m_room->setVisible(!m_offer.installed);
    updateButtons();
}

void OwnToolCard::showTrust()
{
    const bool trusted = m_offer.trust == Trust::Given;
    m_trust->setVisible(m_offer.installed);
    m_trust->setChecked(trusted);
    m_trust->setText(trusted
            ? tr("I trust the code of this project (since %1)")
                  .arg(QLocale().toString(
                      m_offer.trustedSince.toLocalTime().date(), QLocale::ShortFormat))
            : tr("I trust the code of this project"));
    m_trust->setToolTip(tr("Remembered for this folder until its mix.exs or its owner changes; "
                           "take the tick away to withdraw it."));
}

void OwnToolCard::start()
{
    if (const auto started = m_workspace->startOwnTool(m_offer); !started) {
        m_state->say(Tone::Danger, visible(oneLine(started.error())));
        return;
    }
    m_running = true;
    m_output->clear();
    m_state->say(Tone::Info, tr("%1 is at work …").arg(visible(m_offer.program)));
    updateButtons();
}

void OwnToolCard::ended(const Outcome &outcome)
{
    m_running = false;
    m_done = outcome.kind == Outcome::Kind::Done;
    if (m_done) {
        m_state->say(Tone::Applied,
            m_offer.direction == Direction::Up
                ? tr("Done: the history says that migration %1 is applied.")
                      .arg(m_offer.stop.version.text)
                : tr("Done: the history says that migration %1 is rolled back.")
                      .arg(m_offer.stop.version.text));
    } else {
        auto lines = QStringList { oneLine(outcome.error) } + outcome.truth;
        lines.removeAll(QString());
        m_state->say(Tone::Danger, visibleLines(scrubbed(lines.join(u'\n'))));
    }
    updateButtons();
}

void OwnToolCard::updateButtons()
{
    const auto &guard = m_workspace->guard();
    const bool closed = guard.isProtected && guard.secondsLeft <= 0;
    m_copy->setEnabled(m_known);
    m_back->setEnabled(!m_running);
    m_stop->setVisible(m_running);
    m_run->setVisible(!m_running);
    const bool trusted = m_offer.trust == Trust::Given;
    m_trust->setEnabled(!m_running);
    const bool waits = !m_offer.closed.isEmpty();
    m_run->setEnabled(m_done || (m_known && m_offer.installed && trusted && !closed && !waits));
    m_run->setText(m_done
            ? tr("Go on")
            : tr("Run with %1").arg(m_offer.program.isEmpty() ? u"mix"_s : m_offer.program));
    m_run->setToolTip(m_done ? QString()
            : closed         ? tr("This environment is protected and open read-only. Arm it first.")
            : waits          ? visible(m_offer.closed)
            : !trusted       ? tr("Say first that you trust the code of this project.")
                             : QString());
}

} // namespace Switchback
