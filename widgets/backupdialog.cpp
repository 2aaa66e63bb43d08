// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/backupdialog.h"

#include "core/text.h"
#include "widgets/icons.h"
#include "widgets/rank.h"
#include "widgets/style.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Switchback {

BackupDialog::BackupDialog(const QString &file, const QString &database, QWidget *parent)
    : QDialog(parent)
    , m_whole(new QRadioButton(tr("The &whole database")))
    , m_affected(new QRadioButton(tr("Only the tables that the &pending migrations touch")))
    , m_tables(makeLabel(Rank::Small, {}, this))
    , m_file(new QLineEdit(QDir::toNativeSeparators(file)))
    , m_test(new QCheckBox(tr("&Try it out: restore it to a scratch database and compare")))
    , m_note(makeLabel(Rank::Small, {}, this))
    , m_make(new QPushButton(tr("Back up")))
{
    setObjectName(u"backupDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Back Up"));
    setupView(database);
    check();
}

void BackupDialog::setupView(const QString &database)
{
    m_file->setObjectName(u"backupFile"_s);
    m_file->setAccessibleName(tr("File"));
    m_test->setObjectName(u"backupTest"_s);
    m_test->setChecked(true);
    m_test->setToolTip(
        tr("Only a backup that was tried out counts where an environment asks for one"));
    m_note->setWordWrap(true);
    m_make->setObjectName(u"backupMake"_s);
    makePrimary(m_make);
    auto *browse = new QToolButton;
    browse->setObjectName(u"backupBrowse"_s);
    browse->setIcon(icon(u"folder"_s));
    browse->setAccessibleName(tr("Choose a file"));
    browse->setToolTip(tr("Choose a file"));
    auto *fileRow = new QHBoxLayout;
    fileRow->setSpacing(8);
    fileRow->addWidget(m_file, 1);
    fileRow->addWidget(browse);
    auto *form = new QFormLayout;
    form->setSpacing(8);
    form->setHorizontalSpacing(12);
    auto *whole = makeLabel(Rank::Body, visible(database), this);
    whole->setWordWrap(true);
    form->addRow(tr("Database:"), whole);
    m_whole->setObjectName(u"backupWhole"_s);
    m_whole->setChecked(true);
    m_affected->setObjectName(u"backupAffected"_s);
    m_affected->setEnabled(false);
    m_tables->setObjectName(u"backupTables"_s);
    m_tables->setWordWrap(true);
    m_tables->setText(tr("What they touch is being looked at …"));
    auto *choice = new QVBoxLayout;
    choice->setSpacing(4);
    choice->addWidget(m_whole);
    choice->addWidget(m_affected);
    choice->addWidget(m_tables);
    form->addRow(tr("What:"), choice);
    form->addRow(tr("&File:"), fileRow);
    if (auto *label = qobject_cast<QLabel *>(form->labelForField(fileRow))) {
        label->setBuddy(m_file);
    }
    form->addRow(QString(), m_test);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_make, QDialogButtonBox::AcceptRole);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(12);
    column->addLayout(form);
    column->addWidget(m_note);
    column->addStretch(1);
    column->addWidget(buttons);
    resize(620, 300);
    connect(browse, &QToolButton::clicked, this, &BackupDialog::browse);
    connect(m_file, &QLineEdit::textChanged, this, &BackupDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QString BackupDialog::file() const
{
    return QDir::fromNativeSeparators(m_file->text().trimmed());
}

bool BackupDialog::test() const
{
    return m_test->isChecked();
}

bool BackupDialog::affected() const
{
    return m_affected->isChecked();
}

void BackupDialog::setAffected(const QStringList &tables, const QString &why)
{
    const bool possible = why.isEmpty() && !tables.isEmpty();
    m_affected->setEnabled(possible);
    if (!possible) {
        m_whole->setChecked(true);
    }
    m_tables->setText(visible(elided(possible ? tables.join(u", "_s) : why, 300)));
    m_tables->setToolTip(possible ? visible(tables.join(u'\n')) : QString());
}

void BackupDialog::browse()
{
    auto *dialog = new QFileDialog(this, tr("Back Up to"), file());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // the page below says it
    connect(dialog, &QFileDialog::fileSelected, this,
        [this](const QString &chosen) { m_file->setText(QDir::toNativeSeparators(chosen)); });
    dialog->open();
}

/// What can be seen beforehand; the backup itself looks again.
void BackupDialog::check()
{
    const QFileInfo info(file());
    const bool folder = QFileInfo(info.absolutePath()).isDir();
    m_note->setText(file().isEmpty() ? QString()
            : !folder
            ? tr("There is no folder '%1'.")
                  .arg(elided(visible(QDir::toNativeSeparators(info.absolutePath())), 120))
            : info.exists() ? tr("The file is there already. It is replaced if it is a backup, and "
                                 "only once the new one is whole.")
                            : tr("The database is only read. The file can be read by you alone."));
    m_make->setEnabled(!file().isEmpty() && folder && !info.isDir());
}

} // namespace Switchback
