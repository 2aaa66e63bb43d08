// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/capturedialog.h"

#include "core/text.h"
#include "widgets/badge.h"
#include "widgets/sqlview.h"
#include "widgets/strip.h"
#include "widgets/style.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int PauseMs = 250;

Badge verdictBadge(const TriedScript &tried, const QString &way)
{
    return tried.verified
        ? Badge { u"check"_s, CaptureDialog::tr("%1 verified").arg(way), Tone::Applied }
        : tried.failure
        ? Badge { u"error"_s, CaptureDialog::tr("%1 not runnable").arg(way), Tone::Danger }
        : Badge { u"warning"_s, CaptureDialog::tr("%1 not verified").arg(way), Tone::Attention };
}

} // namespace

CaptureDialog::CaptureDialog(
    DifferenceReader *reader, const ScriptWish &wish, const QString &language, QWidget *parent)
    : QDialog(parent)
    , m_reader(reader)
    , m_language(language.isEmpty() ? u"SQL"_s : language)
    , m_name(new QLineEdit)
    , m_pause(new QTimer(this))
    , m_up(new BadgeLabel)
    , m_down(new BadgeLabel)
    , m_trouble(new Strip(Tone::Info, {}, {}))
    , m_text(new SqlView)
    , m_write(nullptr)
{
    setObjectName(u"captureDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Write as a Migration"));
    setupView();
    m_reader->captureScripts(wish).then(
        this, [this](const Result<CaptureScripts> &answer) { scriptsCame(answer); });
}

void CaptureDialog::setupView()
{
    m_name->setObjectName(u"captureName"_s);
    m_name->setText(tr("schema changes"));
    m_name->selectAll();
    auto *form = new QFormLayout;
    form->addRow(tr("&Name:"), m_name);
    m_trouble->say(Tone::Info, tr("Writing both ways and trying them on a scratch copy …"));
    m_trouble->setObjectName(u"captureTrouble"_s);
    m_text->setObjectName(u"captureText"_s);
    m_up->hide();
    m_down->hide();
    auto *badges = new QHBoxLayout;
    badges->setSpacing(8);
    badges->addWidget(m_up);
    badges->addWidget(m_down);
    badges->addStretch(1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_write = buttons->addButton(tr("Write the migration"), QDialogButtonBox::AcceptRole);
    m_write->setObjectName(u"captureWrite"_s);
    m_write->setEnabled(false);
    makePrimary(m_write);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addLayout(form);
    column->addLayout(badges);
    column->addWidget(m_trouble);
    column->addWidget(m_text, 1);
    column->addWidget(buttons);
    resize(760, 560);
    m_pause->setSingleShot(true);
    m_pause->setInterval(PauseMs);
    connect(m_pause, &QTimer::timeout, this, &CaptureDialog::preview);
    connect(m_name, &QLineEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
    connect(buttons, &QDialogButtonBox::accepted, this, &CaptureDialog::write);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void CaptureDialog::refuse(const Error &error)
{
    m_files.clear();
    m_write->setEnabled(false);
    m_trouble->say(Tone::Danger, visibleLines(scrubbed(oneLine(error))));
    m_trouble->show();
}

void CaptureDialog::scriptsCame(const Result<CaptureScripts> &answer)
{
    if (!answer) {
        refuse(answer.error());
        return;
    }
    m_scripts = *answer;
    m_up->setBadge(verdictBadge(m_scripts->up, tr("Way up:")));
    m_down->setBadge(verdictBadge(m_scripts->down, tr("Way down:")));
    m_up->show();
    m_down->show();
    preview();
}

void CaptureDialog::preview()
{
    if (!m_scripts) {
        return;
    }
    const int asked = ++m_asked;
    m_reader->capture(*m_scripts, m_name->text())
        .then(this, [this, asked](const Result<CapturePreview> &answer) {
            if (asked != m_asked) {
                return;
            }
            if (!answer) {
                refuse(answer.error());
                return;
            }
            m_files = *answer;
            QList<SqlSection> sections;
            for (const auto &[path, text] : m_files) {
                sections += SqlSection { .text = QString::fromUtf8(text),
                    .label = visible(QDir::toNativeSeparators(path)),
                    .line = 1,
                    .remark = true };
            }
            m_text->setSections(sections, m_language);
            m_trouble->hide();
            m_write->setEnabled(true);
        });
}

void CaptureDialog::write()
{
    m_write->setEnabled(false);
    m_reader->write(m_files).then(this, [this](const Result<void> &done) {
        if (!done) {
            refuse(done.error());
            return;
        }
        QStringList paths;
        for (const auto &file : m_files) {
            paths += file.first;
        }
        Q_EMIT written(paths);
        accept();
    });
}

} // namespace Switchback
