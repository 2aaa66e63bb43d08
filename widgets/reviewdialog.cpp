// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/reviewdialog.h"

#include "core/text.h"
#include "items/plantreemodel.h"
#include "widgets/icons.h"
#include "widgets/rank.h"
#include "widgets/sqlview.h"
#include "widgets/strip.h"
#include "widgets/style.h"
#include "workspace/signoff.h"
#include "workspace/workspace.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Tone toneOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Proven:
        return Tone::Applied;
    case Verdict::Lossy:
    case Verdict::Impossible:
    case Verdict::Broken:
    case Verdict::Fails:
        return Tone::Danger;
    default:
        return Tone::Attention;
    }
}

/// Every statement as it would be sent; each migration begins with what rehearsals found of it.
QList<SqlSection> sectionsOf(const PlanFile &file)
{
    QList<SqlSection> sections;
    for (qsizetype i = 0; i < file.plan.steps.size(); ++i) {
        const auto &step = file.plan.steps.at(i);
        const auto proof = file.proofs.value(i);
        sections += SqlSection { .text = u"-- %1 %2\n-- %3"_s.arg(visible(step.version.text),
                                     visible(step.name), verdictSentence(proof)),
            .number = QString::number(i + 1),
            .label = verdictTitle(proof.verdict),
            .tone = toneOf(proof.verdict),
            .remark = true };
        for (const auto &statement : step.statements) {
            sections += SqlSection { .text = statement.sql,
                .label = roleText(statement.role),
                .added = statement.role != StatementRole::Migration };
        }
    }
    return sections;
}

} // namespace

ReviewDialog::ReviewDialog(Workspace *workspace, const QString &file, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_review { .path = file }
    , m_title(makeLabel(Rank::Title, visible(QFileInfo(file).fileName()), this))
    , m_about(makeLabel(Rank::Muted, tr("Reading the plan file …"), this))
    , m_state(new Strip(Tone::Info, {}, {}))
    , m_sql(new SqlView)
    , m_sign(new QPushButton(tr("Sign…")))
    , m_run(new QPushButton(tr("Plan it here")))
{
    setObjectName(u"reviewDialog"_s);
    setWindowTitle(tr("Review a Plan"));
    setupView();
    reviewPlan(*workspace, file).then(this, [this](const Result<PlanReview> &review) {
        answered(review);
    });
}

void ReviewDialog::setupView()
{
    m_title->setContentsMargins(24, 16, 24, 0);
    m_about->setContentsMargins(24, 4, 24, 12);
    m_about->setWordWrap(true);
    m_state->setObjectName(u"reviewState"_s);
    m_state->setInset(24);
    m_state->hide();
    m_sql->setObjectName(u"reviewSql"_s);
    m_sign->setObjectName(u"reviewSign"_s);
    m_sign->setIcon(icon(u"key"_s));
    m_sign->setToolTip(tr("With an SSH key, by ssh-keygen and the agent, or with a minisign key"));
    m_sign->setEnabled(false);
    m_run->setObjectName(u"reviewRun"_s);
    m_run->setEnabled(false);
    makePrimary(m_run);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(m_sign, QDialogButtonBox::ActionRole);
    buttons->addButton(m_run, QDialogButtonBox::ActionRole);
    auto *footer = new QHBoxLayout;
    footer->setContentsMargins(24, 8, 24, 12);
    footer->addWidget(buttons);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addWidget(m_about);
    column->addWidget(m_state);
    column->addWidget(makeLine());
    column->addWidget(m_sql, 1);
    column->addWidget(makeLine());
    column->addLayout(footer);
    resize(820, 620);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_sign, &QPushButton::clicked, this, &ReviewDialog::askKey);
    connect(m_run, &QPushButton::clicked, this, [this] {
        Q_EMIT planWanted(m_review.file.plan.target, m_review.path);
        accept();
    });
}

void ReviewDialog::answered(const Result<PlanReview> &review)
{
    if (review) {
        setReview(*review);
        return;
    }
    if (m_review.file.plan.steps.isEmpty()) {
        m_about->setText(tr("The file cannot be reviewed."));
    }
    m_sign->setEnabled(!m_review.file.plan.steps.isEmpty());
    m_state->say(Tone::Danger, visibleLines(scrubbed(oneLine(review.error()))));
    m_state->show();
}

void ReviewDialog::setReview(const PlanReview &review)
{
    m_review = review;
    const auto &file = review.file;
    const auto at = QLocale().toString(file.madeAt.toLocalTime(), QLocale::ShortFormat);
    m_title->setText(file.plan.target.direction == Direction::Up
            ? tr("Apply %n migration(s) to %1", nullptr, int(file.plan.steps.size()))
                  .arg(visible(file.environment))
            : tr("Roll back %n migration(s) in %1", nullptr, int(file.plan.steps.size()))
                  .arg(visible(file.environment)));
    m_about->setText(tr("%1 · made by %2, %3\nFingerprint %4")
            .arg(visible(file.database), visible(file.madeBy), at,
                visible(file.plan.fingerprint.first(
                    std::min<qsizetype>(16, file.plan.fingerprint.size())))));
    m_about->setToolTip(visible(file.plan.fingerprint));
    m_sql->setSections(sectionsOf(file), m_workspace->project().highlighting);
    m_sign->setEnabled(true);
    m_run->setEnabled(true);
    showSignature();
}

void ReviewDialog::showSignature()
{
    const auto name = visible(QFileInfo(m_review.signature).fileName());
    if (m_review.objection) {
        m_state->say(Tone::Danger, visibleLines(scrubbed(oneLine(*m_review.objection))));
    } else if (!m_review.signer.isEmpty()) {
        m_state->say(Tone::Applied, tr("Signed by %1 (%2).").arg(visible(m_review.signer), name));
    } else if (m_review.signature.isEmpty()) {
        m_state->say(Tone::Attention,
            m_review.asked ? tr("Not signed. This environment runs only signed plans.")
                           : tr("Not signed. This environment does not ask for it."));
    } else {
        m_state->say(Tone::Info,
            tr("There is a signature (%1). This environment does not say who may sign: see "
               "allowed_signers in switchback.toml.")
                .arg(name));
    }
    m_state->show();
}

void ReviewDialog::askKey()
{
    auto *dialog = new QFileDialog(this, tr("Sign with a Key"), QDir::homePath() + "/.ssh"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"keyDialog"_s);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setFilter(QDir::Files | QDir::Hidden);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &key) {
        m_sign->setEnabled(false);
        m_state->say(Tone::Info, tr("Signing …"));
        signPlan(*m_workspace, m_review.path, key)
            .then(this, [this](const Result<PlanReview> &review) { answered(review); });
    });
    dialog->open();
}

} // namespace Switchback
