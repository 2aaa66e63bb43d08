// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/detailsview.h"

#include "core/text.h"
#include "items/duration.h"
#include "items/timelinemodel.h"
#include "widgets/badge.h"

#include <QDir>
#include <QFontDatabase>
#include <QGridLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// Wraps at words.
QWidget *makeText(const QString &value)
{
    auto *text = new QLabel(visible(elided(value, 2000)));
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return text;
}

/// One line without blanks, such as a path or a checksum: scrolls instead of widening the page.
QWidget *makeField(const QString &value)
{
    auto *field = new QLineEdit(visible(elided(value, 2000)));
    auto font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(smallFont(field->font()).pointSizeF());
    field->setFont(font);
    field->setReadOnly(true);
    field->setFrame(false);
    field->setToolTip(u"<span>"_s + field->text().toHtmlEscaped() + u"</span>"_s);
    field->setCursorPosition(0);
    return field;
}

QString momentText(const QDateTime &at)
{
    return at.isValid() ? QLocale().toString(at.toLocalTime(), QLocale::ShortFormat) + u" ("_s
            + agoText(at, QDateTime::currentDateTimeUtc()) + u')'
                        : QString();
}

QString jsonText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return u"NULL"_s;
    default:
        return QString::fromUtf8(
            QJsonDocument(QJsonObject { { u"v"_s, value } }).toJson(QJsonDocument::Compact))
            .mid(5)
            .chopped(1);
    }
}

} // namespace

DetailsView::DetailsView(QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setAccessibleName(tr("Details of the migration"));
    setObjectName(u"details"_s);
}

void DetailsView::setMigration(const TimelineEntry &entry, const Standing &standing,
    const LoadedMigration *loaded, const Proof &proof)
{
    m_lines.clear();
    m_page = new QWidget;
    m_page->setBackgroundRole(QPalette::Base);
    m_grid = new QGridLayout(m_page);
    m_grid->setContentsMargins(12, 12, 12, 12);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 1);
    fact(tr("State"), stateText(entry.state));
    fact(tr("Remark"), entry.note);
    fact(tr("Version"), entry.version.text, true);
    fact(tr("Name"), entry.name);
    fact(tr("File"), QDir::toNativeSeparators(entry.path), true);
    if (loaded) {
        const auto &migration = loaded->migration;
        const auto &rendering = loaded->rendering;
        fact(tr("File back"), QDir::toNativeSeparators(migration.downPath), true);
        fact(tr("Size"),
            QLocale().formattedDataSize(migration.text.size() + migration.downText.size()));
        fact(tr("Statements up"), QLocale().toString(rendering.up.statements.size()));
        fact(tr("Statements down"),
            rendering.down ? QLocale().toString(rendering.down->statements.size()) : QString());
        fact(tr("No way back"), rendering.irreversible);
        fact(tr("Transaction"),
            rendering.up.transactional ? tr("one around all statements") : tr("none"));
        fact(tr("Checksum"), migration.checksum, true);
        addProof(proof);
    }
    addHistory(entry, standing);
    m_grid->setRowStretch(m_grid->rowCount(), 1);
    setWidget(m_page); // takes the old page with it
}

void DetailsView::addProof(const Proof &proof)
{
    fact(tr("Way back"), verdictSentence(proof));
    if (proof.verdict != Verdict::NotRehearsed) {
        fact(tr("Rehearsed"), momentText(proof.at));
        fact(tr("On"), proof.engine + u' ' + proof.server);
        fact(tr("Rows tried"), QLocale().toString(proof.rows));
    }
}

void DetailsView::addHistory(const TimelineEntry &entry, const Standing &standing)
{
    const auto &rows = standing.history.entries;
    const auto row = std::ranges::find(rows, entry.version, &HistoryEntry::version);
    if (row == rows.end()) {
        return;
    }
    heading(tr("In the history table %1").arg(standing.history.table));
    fact(tr("Applied"), momentText(row->appliedAt));
    fact(tr("Applied as number"),
        entry.appliedOrder < 0 ? QString() : QLocale().toString(entry.appliedOrder + 1));
    if (row->columns.isEmpty()) {
        fact(tr("Version"), row->version.text, true);
    }
    for (auto column = row->columns.begin(); column != row->columns.end(); ++column) {
        fact(column.key(), jsonText(column.value()), true);
    }
}

void DetailsView::heading(const QString &text)
{
    auto *label = new QLabel(visible(text));
    label->setTextFormat(Qt::PlainText);
    auto font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    label->setContentsMargins(0, 12, 0, 2);
    m_grid->addWidget(label, m_grid->rowCount(), 0, 1, 2);
}

void DetailsView::fact(const QString &name, const QString &value, bool fixed)
{
    if (value.isEmpty()) {
        return;
    }
    auto *label = new QLabel(visible(name));
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setAlignment(Qt::AlignTop);
    auto *text = fixed ? makeField(value) : makeText(value);
    text->setAccessibleName(name);
    const int row = m_grid->rowCount();
    m_grid->addWidget(label, row, 0, Qt::AlignTop);
    m_grid->addWidget(text, row, 1);
    m_lines += name + u": "_s + value;
}

QString DetailsView::text() const
{
    return m_lines.join(u'\n') + u'\n';
}

} // namespace Switchback
