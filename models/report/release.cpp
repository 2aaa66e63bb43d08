// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "report/release.h"

#include "core/text.h"
#include "core/tr.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString partsText(const Release &release, const ReleaseFacts &facts)
{
    QString text;
    for (const auto &part : release.parts) {
        const bool isApplied = facts.applied.contains(part.version.text);
        text += u"  %1 %2 %3  %4%5\n"_s.arg(phaseWord(part.phase), -8)
                    .arg(isApplied ? u"✓"_s : u"·"_s, visible(part.version.text),
                        visible(part.name), part.byHand ? u' ' + tr("(by hand)") : QString());
        text += u"             %1\n"_s.arg(visible(part.why));
    }
    return text;
}

QString stagesText(const Release &release)
{
    QString text;
    bool isBefore = true;
    for (const auto stage : stagesOf(release)) {
        const bool isHere = stage == release.stage;
        isBefore = isBefore && !isHere;
        text += u"  %1 %2\n"_s.arg(isBefore             ? u"✓"_s
                : isHere && stage == ReleaseStage::Done ? u"✓"_s
                : isHere                                ? u"▸"_s
                                                        : u"·"_s,
            stageTitle(stage));
    }
    return text;
}

QString nextText(const Release &release, const ReleaseFacts &facts)
{
    QString text;
    if (!facts.command.isEmpty()) {
        text += tr("Next runs: %1").arg(shownCommand(facts.command)) + u'\n';
    }
    if (!facts.back.isEmpty()) {
        text += tr("An abort runs: %1").arg(shownCommand(facts.back)) + u'\n';
    }
    if (facts.elsewhere) {
        text += tr("Another program goes on with it.") + u'\n';
    }
    return text + (release.words.isEmpty() ? QString() : visible(release.words) + u'\n');
}

} // namespace

QString releaseText(const Release &release, const ReleaseFacts &facts)
{
    if (release.id.isEmpty()) {
        return release.parts.isEmpty()
            ? tr("Nothing is pending: there is nothing to release.") + u'\n'
            : tr("No release goes on. One that begins now:") + u'\n' + partsText(release, facts);
    }
    const auto head = tr("Release of %1, begun by %2 at %3")
                          .arg(visible(release.environment), visible(release.user),
                              release.begun.toString(Qt::ISODate));
    return head + u'\n' + partsText(release, facts) + stagesText(release)
        + (release.aborted ? tr("Aborted.") + u'\n' : QString()) + nextText(release, facts);
}

QJsonObject releaseJson(const Release &release, const ReleaseFacts &facts)
{
    const auto phase = phaseOf(release.stage);
    QStringList versions;
    for (const auto &version : phase ? versionsOf(release, *phase) : QList<Version>()) {
        versions += version.text;
    }
    const bool isOver = release.isOver();
    return { { u"release"_s, toJson(release) },
        { u"applied"_s, QJsonArray::fromStringList(facts.applied) },
        { u"next"_s,
            isOver ? QJsonValue()
                   : QJsonObject { { u"stage"_s, stageWord(release.stage) },
                         { u"command"_s, QJsonArray::fromStringList(facts.command) },
                         { u"migrations"_s, QJsonArray::fromStringList(versions) } } },
        { u"abort"_s, QJsonObject { { u"command"_s, QJsonArray::fromStringList(facts.back) } } },
        { u"elsewhere"_s, facts.elsewhere } };
}

} // namespace Switchback
