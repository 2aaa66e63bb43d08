// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/safedialog.h"

#include "core/safetybrief.h"
#include "core/text.h"
#include "widgets/palette.h"
#include "widgets/rank.h"
#include "widgets/strip.h"
#include "widgets/style.h"
#include "widgets/tabledelegate.h"
#include "workspace/foldersafety.h"
#include "workspace/workspace.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QFontDatabase>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QTextBrowser>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QStringList linesOf(const QByteArray &text)
{
    auto lines = QString::fromUtf8(text).split(u'\n');
    if (lines.last().isEmpty()) {
        lines.removeLast();
    }
    return lines;
}

/// What both begin and end with stays; a file that is replaced whole reads best in two blocks.
struct Difference {
    QStringList head;
    QStringList removed;
    QStringList added;
    QStringList tail;
};

Difference differenceOf(const SafeFile &file)
{
    const auto before = linesOf(file.before);
    const auto after = linesOf(file.after);
    qsizetype head = 0;
    while (head < before.size() && head < after.size() && before.at(head) == after.at(head)) {
        ++head;
    }
    qsizetype tail = 0;
    while (tail < before.size() - head && tail < after.size() - head
        && before.at(before.size() - 1 - tail) == after.at(after.size() - 1 - tail)) {
        ++tail;
    }
    return { after.first(head), before.sliced(head, before.size() - head - tail),
        after.sliced(head, after.size() - head - tail), after.last(tail) };
}

QString htmlOf(const SafeFile &file, const Tokens &t)
{
    QString html;
    const auto add = [&](const QStringList &lines, const QString &sign, const QColor &ground) {
        for (const auto &line : lines) {
            html += u"<div style='background-color:%1'>%2 %3</div>"_s.arg(
                ground.name(), sign, visibleLines(line).toHtmlEscaped());
        }
    };
    const auto difference = differenceOf(file);
    add(difference.head, u" "_s, t.surface);
    add(difference.removed, u"-"_s, t.dangerWash);
    add(difference.added, u"+"_s, t.appliedWash);
    add(difference.tail, u" "_s, t.surface);
    const auto families =
        QFontDatabase::systemFont(QFontDatabase::FixedFont).family().toHtmlEscaped();
    return u"<div style='white-space:pre; font-family:\"%1\"'>%2</div>"_s.arg(families, html);
}

QString worst(const QList<Finding> &findings)
{
    QStringList lines;
    for (const auto &finding : findings) {
        if (finding.severity != Severity::Info && lines.size() < 3) {
            lines += u"%1 %2: %3"_s.arg(severityText(finding.severity),
                visible(QFileInfo(finding.file).fileName()), visible(finding.message));
        }
    }
    return lines.join(u'\n');
}

} // namespace

SafeDialog::SafeDialog(Workspace *workspace, const Finding &finding, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_title(makeLabel(Rank::Title, tr("The safer way"), this))
    , m_strip(new Strip(Tone::Info, tr("Taking the migration apart …"), {}))
    , m_files(new QListWidget)
    , m_note(makeLabel(Rank::Muted, {}, this))
    , m_text(new QTextBrowser)
    , m_write(new QPushButton)
{
    setObjectName(u"safeDialog"_s);
    setWindowTitle(tr("Make Safe"));
    setupView();
    m_workspace->safety().makeSafe(finding).then(this, [this](const Result<SafeSet> &answer) {
        if (!answer) {
            say(answer.error());
            return;
        }
        setSet(*answer);
        prove();
    });
}

SafeDialog::~SafeDialog()
{
    m_stop.request_stop();
}

void SafeDialog::prove()
{
    if (m_set.refused) {
        setProof({ .reason = tr("The rules refuse it."), .notes = {} });
        return;
    }
    m_workspace->safety()
        .proveSafe(m_set, m_stop.get_token())
        .then(this, [this](const Result<SafeProof> &proof) {
            proof ? setProof(*proof) : say(proof.error());
        });
}

void SafeDialog::setupView()
{
    m_files->setObjectName(u"safeFiles"_s);
    m_files->setAccessibleName(tr("Files"));
    m_files->setFrameShape(QFrame::NoFrame);
    m_files->setTextElideMode(Qt::ElideMiddle);
    m_files->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_files->setItemDelegate(
        new TableDelegate([](const QModelIndex &) { return Badge(); }, m_files));
    m_note->setWordWrap(true);
    m_note->setMinimumWidth(1); // a word without end does not widen the window
    m_note->setContentsMargins(12, 8, 12, 8);
    m_text->setObjectName(u"safeText"_s);
    m_text->setAccessibleName(tr("What changes in the file"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setLineWrapMode(QTextEdit::NoWrap);
    m_text->document()->setDocumentMargin(12);
    m_write->setObjectName(u"safeWrite"_s);
    m_write->setText(tr("Write the files"));
    m_write->setEnabled(false);
    makePrimary(m_write);
    auto *right = new QWidget;
    auto *reader = new QVBoxLayout(right);
    reader->setContentsMargins(0, 0, 0, 0);
    reader->setSpacing(0);
    reader->addWidget(m_note);
    reader->addWidget(makeLine());
    reader->addWidget(m_text, 1);
    auto *splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_files);
    splitter->addWidget(right);
    splitter->setSizes({ 320, 620 });
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_write, QDialogButtonBox::AcceptRole);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(24, 16, 24, 12);
    head->addWidget(m_title);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(24, 12, 24, 16);
    foot->addWidget(buttons);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_strip);
    column->addWidget(makeLine());
    column->addWidget(splitter, 1);
    column->addWidget(makeLine());
    column->addLayout(foot);
    m_strip->setObjectName(u"safeStrip"_s);
    m_strip->setInset(24);
    resize(960, 600);
    connect(m_files, &QListWidget::currentRowChanged, this, &SafeDialog::showFile);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_write, &QPushButton::clicked, this, &SafeDialog::write);
}

void SafeDialog::setSet(const SafeSet &set)
{
    m_set = set;
    const auto name = visible(set.name.isEmpty() ? set.version.text : set.name);
    m_title->setText(tr("%1 in %n file(s)", nullptr, int(set.files.size())).arg(elided(name, 60)));
    m_files->clear();
    for (const auto &file : set.files) {
        const auto plain = visible(QFileInfo(file.path).fileName());
        auto *item = new QListWidgetItem(
            file.isNew ? tr("New: %1").arg(plain) : tr("Changed: %1").arg(plain), m_files);
        item->setToolTip(visible(QDir::toNativeSeparators(file.path)));
    }
    m_strip->say(Tone::Info, tr("Trying it out on a scratch copy …"));
    m_write->setText(tr("Write %n file(s)", nullptr, int(set.files.size())));
    m_write->setEnabled(false);
    m_files->setCurrentRow(0);
}

void SafeDialog::setProof(const SafeProof &proof)
{
    const bool failed = proof.outcome == SafeProof::Outcome::Failed;
    const bool offered = !m_set.refused && !failed && !m_set.files.isEmpty();
    const auto rest = worst(m_set.findings);
    QStringList said;
    said += m_set.refused ? tr("The rules refuse the result, so it is not offered:") + u'\n' + rest
        : failed          ? tr("It is not offered as safe: %1").arg(proof.reason)
                          : proofText(proof);
    said += m_set.notes;
    if (offered) {
        said += rest.isEmpty() ? tr("The rules find nothing against the result. Nothing is written "
                                    "before you press the button.")
                               : tr("The rules still say of the result:") + u'\n' + rest;
    }
    const bool quiet = rest.isEmpty() && proof.outcome == SafeProof::Outcome::Proven;
    m_strip->say(!offered ? Tone::Danger
            : quiet       ? Tone::Applied
                          : Tone::Attention,
        visibleLines(said.join(u'\n')));
    m_write->setEnabled(offered);
}

void SafeDialog::showFile()
{
    const auto file = m_set.files.value(m_files->currentRow());
    m_note->setText(visible(file.note));
    m_note->setVisible(!file.note.isEmpty());
    m_text->setHtml(htmlOf(file, tokens(palette())));
}

void SafeDialog::write()
{
    m_write->setEnabled(false);
    m_workspace->safety().writeSafe(m_set).then(this, [this](const Result<void> &written) {
        if (!written) {
            say(written.error());
            return;
        }
        m_workspace->refresh();
        accept();
    });
}

void SafeDialog::say(const Error &error)
{
    m_strip->say(error.kind == ErrorKind::Refused ? Tone::Attention : Tone::Danger,
        visibleLines(oneLine(error)));
}

void SafeDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        showFile();
    }
}

} // namespace Switchback
