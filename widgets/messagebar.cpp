// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/messagebar.h"

#include "core/text.h"
#include "widgets/icons.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int EdgeWidth = 3;

QLabel *makeLine(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setFocusPolicy(Qt::NoFocus);
    return label;
}

QString iconOf(Tone tone)
{
    switch (tone) {
    case Tone::Danger:
        return u"error"_s;
    case Tone::Attention:
        return u"warning"_s;
    case Tone::Applied:
        return u"check"_s;
    case Tone::Neutral:
    case Tone::Accent:
    case Tone::Pending:
    case Tone::Info:
        break;
    }
    return u"info"_s;
}

QString detailsOf(const Error &error)
{
    QStringList lines;
    if (!error.place.file.isEmpty()) {
        lines += error.place.line > 0 ? u"%1:%2"_s.arg(error.place.file).arg(error.place.line)
                                      : error.place.file;
    }
    if (!error.sqlState.isEmpty()) {
        lines += error.sqlState;
    }
    lines += error.server;
    lines.removeAll(QString());
    return visibleLines(scrubbed(lines.join(u'\n')));
}

} // namespace

Message messageFor(const Error &error, const QString &action)
{
    const bool mild = error.kind == ErrorKind::Usage || error.kind == ErrorKind::Cancelled;
    return { .tone = mild ? Tone::Info : Tone::Danger,
        .happened = visible(scrubbed(error.what)),
        .truth = visible(scrubbed(error.untouched)),
        .next = visible(scrubbed(error.next)),
        .details = detailsOf(error),
        .action = action };
}

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_happened(makeLine(u"messageHappened"_s, this))
    , m_truth(makeLine(u"messageTruth"_s, this))
    , m_next(makeLine(u"messageNext"_s, this))
    , m_details(new QPlainTextEdit(this))
    , m_action(new QPushButton(this))
    , m_detailsButton(new QPushButton(tr("Details"), this))
    , m_copy(new QPushButton(tr("Copy"), this))
    , m_dismiss(new QToolButton(this))
{
    setObjectName(u"messageBar"_s);
    setAccessibleName(tr("Message"));
    setupView();
    hide();
}

void MessageBar::setupView()
{
    auto bold = m_happened->font();
    bold.setWeight(QFont::DemiBold);
    m_happened->setFont(bold);
    m_details->setObjectName(u"messageDetails"_s);
    m_details->setAccessibleName(tr("The server's own words"));
    m_details->setReadOnly(true);
    m_details->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_details->setFixedHeight(96);
    m_action->setObjectName(u"messageAction"_s);
    m_detailsButton->setObjectName(u"messageDetailsButton"_s);
    m_detailsButton->setCheckable(true);
    m_copy->setObjectName(u"messageCopy"_s);
    m_copy->setToolTip(tr("Copy the whole message"));
    m_dismiss->setObjectName(u"messageDismiss"_s);
    m_dismiss->setAccessibleName(tr("Dismiss"));
    m_dismiss->setToolTip(tr("Dismiss"));
    m_dismiss->setIcon(icon(u"close"_s));
    m_dismiss->setAutoRaise(true);
    connect(m_detailsButton, &QPushButton::toggled, this, &MessageBar::showDetails);
    connect(m_copy, &QPushButton::clicked, this, &MessageBar::copy);
    connect(m_action, &QPushButton::clicked, this, &MessageBar::actionTriggered);
    connect(m_dismiss, &QToolButton::clicked, this, &MessageBar::dismiss);

    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_happened);
    words->addWidget(m_truth);
    words->addWidget(m_next);
    words->addWidget(m_details);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (auto *button :
        std::initializer_list<QWidget *> { m_action, m_detailsButton, m_copy, m_dismiss }) {
        buttons->addWidget(button, 0, Qt::AlignTop);
    }
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12 + EdgeWidth, 12, 12, 12);
    row->setSpacing(12);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addLayout(buttons);
}

void MessageBar::showMessage(const Message &message)
{
    m_message = message;
    m_happened->setText(message.happened);
    m_truth->setText(tr("What is true now: %1").arg(message.truth));
    m_truth->setVisible(!message.truth.isEmpty());
    m_next->setText(tr("What you can do: %1").arg(message.next));
    m_next->setVisible(!message.next.isEmpty());
    m_details->setPlainText(message.details);
    m_detailsButton->setVisible(!message.details.isEmpty());
    m_detailsButton->setChecked(false);
    showDetails(false);
    m_action->setText(message.action);
    m_action->setVisible(!message.action.isEmpty());
    setAccessibleDescription(message.happened);
    tint();
    show();
}

void MessageBar::dismiss()
{
    if (isHidden()) {
        return;
    }
    hide();
    m_message = {};
    Q_EMIT dismissed();
}

void MessageBar::showDetails(bool shown)
{
    m_details->setVisible(shown);
    m_copy->setVisible(shown);
}

void MessageBar::copy() const
{
    QStringList lines { m_message.happened, m_message.truth, m_message.next, m_message.details };
    lines.removeAll(QString());
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void MessageBar::tint()
{
    m_icon->setPixmap(
        icon(iconOf(m_message.tone), m_message.tone).pixmap(QSize(20, 20), devicePixelRatioF()));
    update();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    const auto &t = tokens(palette());
    QPainter painter(this);
    painter.fillRect(rect(), wash(m_message.tone, t));
    const auto ahead = isRightToLeft() ? width() - EdgeWidth : 0;
    painter.fillRect(ahead, 0, EdgeWidth, height(), ink(m_message.tone, t));
    painter.fillRect(0, height() - 1, width(), 1, t.line);
}

void MessageBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        tint();
    }
    QFrame::changeEvent(event);
}

} // namespace Switchback
