// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/outcomecard.h"

#include "core/text.h"
#include "items/duration.h"
#include "widgets/icons.h"
#include "widgets/style.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Kind = Outcome::Kind;

QString headline(const Outcome &outcome, const Plan &plan)
{
    const auto count = int(outcome.finished.size());
    const bool up = plan.target.direction == Direction::Up;
    switch (outcome.kind) {
    case Kind::Done:
        return (up ? OutcomeCard::tr("Done: %n migration(s) applied", nullptr, count)
                   : OutcomeCard::tr("Done: %n migration(s) rolled back", nullptr, count))
            + u" · "_s + durationText(outcome.ms);
    case Kind::Cancelled:
        return OutcomeCard::tr("Stopped");
    case Kind::Refused:
        return OutcomeCard::tr("Not run");
    case Kind::Failed:
        break;
    }
    const auto step = outcome.failedStep >= 0 && outcome.failedStep < plan.steps.size()
        ? plan.steps.at(outcome.failedStep).version.text
        : QString();
    return step.isEmpty() ? OutcomeCard::tr("Failed")
                          : OutcomeCard::tr("Failed in %1").arg(elided(visible(step), 60));
}

QLabel *makeText()
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

/// Where the engine does not take everything back by itself.
bool mayBeHalfDone(const Outcome &outcome, const Plan &plan)
{
    const bool failed = outcome.kind == Kind::Failed || outcome.kind == Kind::Cancelled;
    return failed && outcome.failedStep >= 0 && outcome.failedStep < plan.steps.size()
        && (!plan.transactionalDdl || !plan.steps.at(outcome.failedStep).transactional
            || !plan.steps.at(outcome.failedStep).onFailure.isEmpty());
}

} // namespace

OutcomeCard::OutcomeCard(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel)
    , m_headline(makeText())
    , m_error(makeText())
    , m_server(new QPlainTextEdit)
    , m_truths(new QWidget)
    , m_truthColumn(new QVBoxLayout(m_truths))
    , m_next(makeText())
    , m_copy(new QPushButton(tr("Copy")))
    , m_failure(new QPushButton(tr("Show the statement")))
    , m_log(new QPushButton(tr("Open the log")))
    , m_mend(new QPushButton(tr("What is in…")))
    , m_again(new QPushButton(tr("Plan again…")))
    , m_timeline(new QPushButton(tr("Back to the timeline")))
{
    setObjectName(u"outcomeCard"_s);
    setupView();
    connect(m_copy, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_text); });
    connect(m_failure, &QPushButton::clicked, this, &OutcomeCard::failureWanted);
    connect(m_log, &QPushButton::clicked, this, &OutcomeCard::logWanted);
    m_mend->setObjectName(u"outcomeMend"_s);
    m_mend->setToolTip(
        tr("Finds out which statements are in, and offers to finish, to undo or to mark"));
    connect(m_mend, &QPushButton::clicked, this, &OutcomeCard::mendWanted);
    connect(m_again, &QPushButton::clicked, this, &OutcomeCard::againWanted);
    connect(m_timeline, &QPushButton::clicked, this, &OutcomeCard::timelineWanted);
}

void OutcomeCard::setupView()
{
    auto bold = m_headline->font();
    bold.setWeight(QFont::DemiBold);
    m_headline->setFont(bold);
    m_server->setReadOnly(true);
    m_server->setTabChangesFocus(true);
    m_server->setAccessibleName(tr("The server's words"));
    m_server->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_truthColumn->setContentsMargins({});
    m_truthColumn->setSpacing(4);
    m_truths->setObjectName(u"truths"_s);
    m_timeline->setObjectName(u"toTimeline"_s);
    makePrimary(m_timeline);
    auto *text = new QVBoxLayout;
    text->setSpacing(8);
    text->addWidget(m_headline);
    text->addWidget(m_error);
    text->addWidget(m_server);
    text->addWidget(m_truths);
    text->addWidget(m_next);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_log);
    buttons->addWidget(m_failure);
    buttons->addStretch(1);
    buttons->addWidget(m_mend);
    buttons->addWidget(m_again);
    buttons->addWidget(m_timeline);
    text->addLayout(buttons);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 12, 12, 12);
    layout->setSpacing(12);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addLayout(text, 1);
}

void OutcomeCard::addTruth(const QString &line)
{
    auto *label = makeText();
    label->setText(u"•  "_s + visible(scrubbed(line)));
    m_truthColumn->addWidget(label);
}

void OutcomeCard::setOutcome(const Outcome &outcome, const Plan &plan)
{
    const bool good = outcome.kind == Kind::Done;
    m_tone = good ? Tone::Applied : outcome.kind == Kind::Failed ? Tone::Danger : Tone::Attention;
    m_iconName = good ? u"check"_s : outcome.kind == Kind::Failed ? u"error"_s : u"warning"_s;
    const auto &error = outcome.error;
    m_headline->setText(headline(outcome, plan));
    m_error->setText(visible(scrubbed(error.what)));
    m_error->setVisible(!good && !error.what.isEmpty());
    m_server->setPlainText(visibleLines(scrubbed(error.server)));
    m_server->setVisible(!good && !error.server.isEmpty());
    const int lines = std::clamp(int(error.server.count(u'\n')) + 1, 1, 5);
    m_server->setFixedHeight(lines * m_server->fontMetrics().lineSpacing() + 16);
    qDeleteAll(m_truths->findChildren<QLabel *>());
    auto *heading = makeText();
    auto font = heading->font();
    font.setWeight(QFont::DemiBold);
    heading->setFont(font);
    heading->setText(tr("What is true now"));
    m_truthColumn->addWidget(heading);
    auto truth = outcome.truth;
    if (good) {
        truth.prepend(tr("Everything in the plan is done, and the history table says so."));
    }
    if (good && plan.stop) {
        truth += tr("Migration %1 and those after it were not run: only the"
                    " project's own tool can run it (%2).")
                     .arg(plan.stop->version.text, plan.stop->reason);
    }
    for (const auto &line : std::as_const(truth)) {
        addTruth(line);
    }
    m_truths->setVisible(!truth.isEmpty());
    m_next->setText(visible(scrubbed(error.next)));
    m_next->setVisible(!good && !error.next.isEmpty());
    m_failure->setVisible(outcome.failedStep >= 0 && outcome.failedStatement >= 0);
    m_mend->setVisible(mayBeHalfDone(outcome, plan));
    m_again->setVisible(!good || plan.stop);
    QStringList all { m_headline->text(), error.what, error.server };
    all += truth;
    all += error.next;
    all.removeAll(QString());
    m_text = scrubbed(all.join(u'\n')) + u'\n';
    tint();
}

void OutcomeCard::tint()
{
    m_icon->setPixmap(icon(m_iconName, m_tone).pixmap(QSize(20, 20), devicePixelRatioF()));
    update();
}

void OutcomeCard::paintEvent(QPaintEvent *)
{
    const auto &t = tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(mixed(t.line, ink(m_tone, t), 0.5), 1 / devicePixelRatioF()));
    painter.setBrush(wash(m_tone, t));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Corner, Corner);
}

void OutcomeCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_iconName.isEmpty()) {
        tint();
    }
}

} // namespace Switchback
