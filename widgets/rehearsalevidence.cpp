// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/rehearsalevidence.h"

#include "core/text.h"
#include "items/duration.h"
#include "widgets/safetybadges.h"

#include <QEvent>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qsizetype FingerprintShown = 12;
constexpr qsizetype MostLines = 200;

QString plain(const QString &text)
{
    return visible(scrubbed(text)).toHtmlEscaped();
}

QString muted(const QString &text, const Tokens &t)
{
    return u"<p style='margin:4px 0 0 0; color:%1'>%2</p>"_s.arg(t.muted.name(), text);
}

QString listOf(const QStringList &lines, const QString &color)
{
    QString html;
    for (const auto &line : lines.first(std::min(lines.size(), MostLines))) {
        html += u"<li style='color:%1'>%2</li>"_s.arg(color, plain(line));
    }
    return html.isEmpty() ? QString() : u"<ul style='margin:8px 0 0 -20px'>%1</ul>"_s.arg(html);
}

QString legName(const RehearsedTrip &trip, int leg)
{
    const bool up = (trip.first == Direction::Up) == (leg != 1);
    if (leg == 2) {
        return up ? RehearsalEvidence::tr("Up again") : RehearsalEvidence::tr("Down again");
    }
    return up ? RehearsalEvidence::tr("Up") : RehearsalEvidence::tr("Down");
}

/// What schema and data were after a leg, beside what they should be.
QString comparedWords(const RehearsedTrip &trip, int leg)
{
    const auto &prints = trip.fingerprints;
    if (leg == 0 || prints.size() <= leg + 1) {
        return {};
    }
    const bool same = prints.at(leg + 1) == prints.at(leg - 1);
    if (leg == 1) {
        return same ? RehearsalEvidence::tr("as it was at the start")
                    : RehearsalEvidence::tr("not as it was at the start");
    }
    return same ? RehearsalEvidence::tr("as after the first time")
                : RehearsalEvidence::tr("not as after the first time");
}

QString legsTable(const RehearsedTrip &trip, const Tokens &t)
{
    QString rows;
    const auto cell = [](const QString &text, const QString &color = {}) {
        return u"<td style='padding:2px 16px 2px 0'>%1</td>"_s.arg(
            color.isEmpty() ? text : u"<span style='color:%1'>%2</span>"_s.arg(color, text));
    };
    const auto print = [&trip](qsizetype i) {
        return u"<code>%1</code>"_s.arg(trip.fingerprints.value(i).left(FingerprintShown));
    };
    if (!trip.fingerprints.isEmpty()) {
        rows += u"<tr>%1%2%3%4</tr>"_s.arg(cell(RehearsalEvidence::tr("Before").toHtmlEscaped()),
            cell({}), cell(print(0)), cell({}));
    }
    for (int leg = 0; leg < trip.ms.size(); ++leg) {
        const auto compared = comparedWords(trip, leg);
        const bool same = trip.fingerprints.value(leg + 1) == trip.fingerprints.value(leg - 1);
        const auto words = compared.isEmpty()
            ? QString()
            : (same ? u"✓ "_s : u"✕ "_s) + compared.toHtmlEscaped();
        rows += u"<tr>%1%2%3%4</tr>"_s.arg(cell(legName(trip, leg).toHtmlEscaped()),
            cell(durationText(trip.ms.at(leg)), t.muted.name()), cell(print(leg + 1)),
            cell(words, same ? t.applied.name() : t.danger.name()));
    }
    return rows.isEmpty() ? QString() : u"<table style='margin-top:12px'>%1</table>"_s.arg(rows);
}

QString verdictLine(const RehearsedTrip &trip, const Tokens &t)
{
    const auto badge = verdictBadge(trip.proof.verdict, verdictTitle(trip.proof.verdict));
    auto bare = trip.proof;
    bare.reasons.clear(); // they stand below, one a line
    auto sentence = verdictSentence(bare).trimmed();
    if (sentence.endsWith(u':')) {
        sentence.chop(1);
        sentence += u'.';
    }
    return u"<p style='margin:8px 0 0 0'><b style='color:%1'>%2</b> — %3</p>"_s.arg(
        ink(badge.tone, t).name(), badge.text.toHtmlEscaped(), sentence.toHtmlEscaped());
}

QString boundWords(const Proof &proof)
{
    if (proof.source.isEmpty()) {
        return {};
    }
    return RehearsalEvidence::tr(
        "Holds for this file (%1) on this server (%2), with %3 rows in the tables it touches; %4.")
        .arg(proof.source.left(FingerprintShown), proof.engine + u' ' + proof.server,
            QLocale().toString(proof.rows),
            QLocale().toString(proof.at.toLocalTime(), QLocale::ShortFormat));
}

} // namespace

RehearsalEvidence::RehearsalEvidence(QWidget *parent)
    : QTextBrowser(parent)
{
    setObjectName(u"rehearsalEvidence"_s);
    setAccessibleName(tr("What the rehearsal found"));
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    document()->setDocumentMargin(12);
}

void RehearsalEvidence::setTrip(const RehearsedTrip &trip)
{
    m_trip = trip;
    render();
}

void RehearsalEvidence::say(const QString &sentence)
{
    m_trip.reset();
    m_sentence = sentence;
    render();
}

void RehearsalEvidence::render()
{
    const auto &t = tokens(palette());
    if (!m_trip) {
        setHtml(muted(m_sentence.toHtmlEscaped(), t));
        return;
    }
    const auto &trip = *m_trip;
    auto html = u"<p style='margin:0'><b>%1</b></p>"_s.arg(
        plain(trip.name.isEmpty() ? trip.version.text : trip.name));
    html += u"<p style='margin:2px 0 0 0; color:%1'><code>%2</code> %3</p>"_s.arg(
        t.muted.name(), plain(trip.version.text), plain(trip.path));
    if (!trip.over) {
        setHtml(
            html + muted(tr("Its turn has not come yet, or it is not over.").toHtmlEscaped(), t));
        return;
    }
    html += verdictLine(trip, t);
    html += listOf(trip.proof.reasons, t.text.name());
    html += listOf(trip.details, t.muted.name());
    if (!trip.error.server.isEmpty()) {
        html += u"<pre style='margin:8px 0 0 0; white-space:pre-wrap'>%1</pre>"_s.arg(
            visibleLines(scrubbed(trip.error.server)).toHtmlEscaped());
    }
    html += legsTable(trip, t);
    html += muted(boundWords(trip.proof).toHtmlEscaped(), t);
    setHtml(html);
}

void RehearsalEvidence::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        render();
    }
}

} // namespace Switchback
