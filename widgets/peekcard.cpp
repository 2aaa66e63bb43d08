// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/peekcard.h"

#include "widgets/palette.h"
#include "widgets/sections.h"
#include "widgets/style.h"
#include "workspace/workspace.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Switchback {

PeekCard::PeekCard(Workspace *workspace, QWidget *parent)
    : QFrame(parent)
    , m_workspace(workspace)
    , m_title(new QLabel)
    , m_sql(new SqlView)
{
    setObjectName(u"peek"_s);
    setAccessibleName(tr("SQL of the selected migration"));
    setAutoFillBackground(false);
    m_title->setTextFormat(Qt::PlainText);
    auto *hint = new QLabel(tr("Space or Esc closes"));
    hint->setTextFormat(Qt::PlainText);
    hint->setForegroundRole(QPalette::PlaceholderText);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(hint);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 12);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_sql, 1);
    for (auto *widget : m_sql->findChildren<QWidget *>()) {
        widget->installEventFilter(this);
    }
    hide();
}

void PeekCard::open(
    int migration, const QString &title, const QString &highlighting, const QRect &over)
{
    m_title->setText(title);
    m_sql->setSections({}, highlighting);
    place(over);
    show();
    raise();
    m_sql->setFocus(Qt::PopupFocusReason);
    const int asked = ++m_asked;
    m_workspace->migration(migration).then(this, [=, this](const Result<LoadedMigration> &answer) {
        if (asked == m_asked) {
            fill(answer, highlighting);
        }
    });
}

void PeekCard::fill(const Result<LoadedMigration> &answer, const QString &highlighting)
{
    if (!answer) {
        m_sql->setSections(sectionsSaying(oneLine(answer.error())), highlighting);
    } else if (answer->rendering.up.statements.isEmpty()) {
        m_sql->setSections(sectionsSaying(tr("This migration has no statements.")), highlighting);
    } else {
        m_sql->setWrapped(!m_workspace->project().language.isEmpty());
        m_sql->setSections(
            sectionsOf(answer->rendering.up, linesOf(m_workspace->project().language)),
            highlighting);
    }
}

void PeekCard::place(const QRect &over)
{
    const auto room = parentWidget()->rect().adjusted(48, 12, -24, -12);
    const int height = std::min(340, room.height());
    const int below = room.bottom() - over.bottom();
    const int y = below >= height || below >= over.top() - room.top()
        ? std::min(over.bottom() + 4, room.bottom() - height)
        : std::max(room.top(), over.top() - 4 - height);
    setGeometry(room.left(), y, room.width(), height);
}

void PeekCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Space) {
        hide();
        if (parentWidget()->focusProxy()) {
            parentWidget()->setFocus(Qt::PopupFocusReason);
        }
        return;
    }
    QFrame::keyPressEvent(event);
}

bool PeekCard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        const bool typing = QByteArrayView(watched->metaObject()->className()) == "QLineEdit";
        if (!typing && (key->key() == Qt::Key_Space || key->key() == Qt::Key_Escape)) {
            keyPressEvent(key);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void PeekCard::paintEvent(QPaintEvent *)
{
    const auto &t = tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(mixed(t.line, t.muted, 0.35), 1));
    painter.setBrush(t.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Corner, Corner);
}

} // namespace Switchback
