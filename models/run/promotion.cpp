// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/promotion.h"

#include "core/text.h"
#include "core/tr.h"
#include "run/auditlog.h"
#include "run/prooflog.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// The environment that comes before, as it stands.
struct Stage {
    Session session;
    Status status;
    QHash<QString, QString> sources; // of what is applied there, as far as it was run from here
};

Result<Stage> lookAt(const Session &session, const QString &environment)
{
    auto other = openSession({ .project = session.project.root,
        .environment = environment,
        .migrations = session.folder.path,
        .format = session.folder.format });
    if (!other) {
        return fail(other.error());
    }
    auto status = readStatus(*other);
    if (!status) {
        return fail(status.error());
    }
    Stage stage { *other, *status, {} };
    for (const auto &entry : readAudit().value_or(QList<AuditEntry>())) {
        if (entry.ok && entry.database == other->connection.display) {
            stage.sources.insert(entry.version, entry.action == "up"_L1 ? entry.source : QString());
        }
    }
    return stage;
}

/// Empty when the very same file is applied there.
QString notApplied(const Stage &stage, const Step &step)
{
    const auto &environment = stage.session.environment.name;
    const auto &entries = stage.status.timeline.entries;
    const auto entry = std::ranges::find(entries, step.version, &TimelineEntry::version);
    if (entry == entries.end() || !isApplied(entry->state)) {
        return tr("%1 is not applied in %2.").arg(step.version.text, environment);
    }
    const auto source = stage.sources.value(step.version.text);
    const bool checked = stage.session.format->rules().checksums;
    if (entry->state != State::Modified && (checked || source == step.sourceHash)) {
        return {};
    }
    return checked || !source.isEmpty()
        ? tr("%1 was applied in %2 from a file that was another then.")
              .arg(step.version.text, environment)
        : tr("%1 is applied in %2, but nobody here knows from which file.")
              .arg(step.version.text, environment);
}

/// Empty when it was rehearsed, on either server, and leads back or says why it cannot.
QString notRehearsed(const Stage &stage, const Plan &plan, const Step &step, const Proofs &proofs)
{
    auto proof = proofs.of(step.sourceHash, plan.engine, versionText(stage.status.server));
    if (proof.verdict == Verdict::NotRehearsed) {
        proof = proofs.of(step.sourceHash, plan.engine, plan.serverVersion);
    }
    if (proof.verdict == Verdict::NotRehearsed) {
        return tr("%1 was not rehearsed.").arg(step.version.text);
    }
    return proof.verdict == Verdict::Fails
        ? tr("%1 was rehearsed, and it fails.").arg(step.version.text)
        : proof.verdict == Verdict::Broken
        ? tr("%1 was rehearsed, and its way back does not lead back.").arg(step.version.text)
        : QString();
}

} // namespace

QList<PromotionGap> promotionGaps(const Session &session, const Plan &plan)
{
    QList<PromotionGap> gaps;
    if (session.environment.promotedFrom.isEmpty() || plan.target.direction == Direction::Down
        || plan.target.mend != Mend::None || plan.steps.isEmpty()) {
        return gaps;
    }
    const auto proofs = Proofs::read();
    for (const auto &environment : session.environment.promotedFrom) {
        const auto stage = lookAt(session, environment);
        if (!stage) {
            gaps += { -1, environment,
                tr("%1 cannot be asked: %2").arg(environment, oneLine(stage.error())) };
            continue;
        }
        for (int i = 0; i < plan.steps.size(); ++i) {
            const auto &step = plan.steps.at(i);
            const auto applied = notApplied(*stage, step);
            const auto why = applied.isEmpty() ? notRehearsed(*stage, plan, step, proofs) : applied;
            if (!why.isEmpty()) {
                gaps += { i, environment, why };
            }
        }
    }
    return gaps;
}

std::optional<PlanTile> promotionTile(const Session &session, const Plan &plan)
{
    const auto gaps = promotionGaps(session, plan);
    if (gaps.isEmpty()) {
        return std::nullopt;
    }
    const auto &first = gaps.first();
    const int others = int(gaps.size()) - 1;
    return PlanTile { .light = PlanTile::Light::Red,
        .title = tr("Promotion"),
        .sentence = scrubbed(first.why)
            + (others > 0 ? u' ' + tr("And %n more.", nullptr, others) : QString()),
        .step = first.step,
        .gate = true };
}

} // namespace Switchback
