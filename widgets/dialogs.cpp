// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/dialogs.h"

#include "core/tr.h"
#include "widgets/icons.h"
#include "widgets/rank.h"
#include "widgets/style.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// Languages the program was translated to, each in its own words.
QComboBox *languageBox(const QString &chosen, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setObjectName(u"languageBox"_s);
    box->addItem(tr("As the system"), QString());
    box->addItem(u"English"_s, u"en"_s);
    box->addItem(u"Deutsch"_s, u"de"_s);
    box->setCurrentIndex(std::max(box->findData(chosen), 0));
    return box;
}

QComboBox *schemeBox(Qt::ColorScheme chosen, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setObjectName(u"schemeBox"_s);
    box->addItem(tr("As the system"), int(Qt::ColorScheme::Unknown));
    box->addItem(tr("Light"), int(Qt::ColorScheme::Light));
    box->addItem(tr("Dark"), int(Qt::ColorScheme::Dark));
    box->setCurrentIndex(std::max(box->findData(int(chosen)), 0));
    return box;
}

/// Keys as people see them on a keyboard.
QLabel *keyLabel(const QKeySequence &keys, QWidget *parent)
{
    auto *label = makeLabel(Rank::Muted, keys.toString(QKeySequence::NativeText), parent);
    label->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    return label;
}

QString plain(QString text)
{
    return text.remove(u'&').remove(u"…"_s);
}

} // namespace

QDialog *askPreferences(
    const Preferences &now, QWidget *parent, const std::function<void(const Preferences &)> &answer)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"preferencesDialog"_s);
    dialog->setWindowTitle(tr("Preferences"));
    auto *language = languageBox(now.language, dialog);
    auto *scheme = schemeBox(now.scheme, dialog);
    auto *compact = new QCheckBox(tr("Compact rows in the timeline"), dialog);
    auto *reopen = new QCheckBox(tr("Open the last project at the start"), dialog);
    compact->setObjectName(u"compactBox"_s);
    compact->setChecked(now.compactRows);
    reopen->setObjectName(u"reopenBox"_s);
    reopen->setChecked(now.reopenLast);
    auto *form = new QFormLayout;
    form->setSpacing(8);
    form->addRow(tr("&Language:"), language);
    form->addRow(tr("&Colours:"), scheme);
    form->addRow(QString(), compact);
    form->addRow(QString(), reopen);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, dialog);
    makePrimary(buttons->button(QDialogButtonBox::Ok));
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(16);
    column->addLayout(form);
    column->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(dialog, &QDialog::accepted, parent, [=] {
        answer({ .language = language->currentData().toString(),
            .scheme = Qt::ColorScheme(scheme->currentData().toInt()),
            .compactRows = compact->isChecked(),
            .reopenLast = reopen->isChecked() });
    });
    dialog->open();
    return dialog;
}

QDialog *showShortcuts(const QList<ShortcutGroup> &groups, QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"shortcutsDialog"_s);
    dialog->setWindowTitle(tr("Shortcuts"));
    auto *content = new QWidget;
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(24, 16, 24, 16);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(6);
    int row = 0;
    for (const auto &group : groups) {
        auto *heading = makeLabel(Rank::Body, group.title, content);
        auto bold = heading->font();
        bold.setWeight(QFont::DemiBold);
        heading->setFont(bold);
        heading->setContentsMargins(0, row == 0 ? 0 : 12, 0, 2);
        grid->addWidget(heading, row++, 0, 1, 2);
        for (const auto *action : group.actions) {
            if (action->shortcut().isEmpty()) {
                continue;
            }
            grid->addWidget(makeLabel(Rank::Body, plain(action->text()), content), row, 0);
            grid->addWidget(keyLabel(action->shortcut(), content), row++, 1);
        }
    }
    grid->setRowStretch(row, 1);
    grid->setColumnStretch(0, 1);
    auto *area = new QScrollArea(dialog);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(content);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(area);
    dialog->resize(460, 620);
    dialog->show();
    return dialog;
}

QDialog *showAbout(QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"aboutDialog"_s);
    dialog->setWindowTitle(tr("About Switchback"));
    auto *mark = new QLabel(dialog);
    mark->setPixmap(
        icon(u"switchback"_s, Tone::Accent).pixmap(QSize(40, 40), dialog->devicePixelRatioF()));
    auto *words = new QVBoxLayout;
    words->setSpacing(8);
    words->addWidget(makeLabel(
        Rank::Title, u"Switchback %1"_s.arg(QCoreApplication::applicationVersion()), dialog));
    auto *what = makeLabel(Rank::Body,
        tr("Sees where a database stands, brings it up and rolls it back, with"
           " the migrations and the history "
           "table of the tool you already use."),
        dialog);
    what->setWordWrap(true);
    words->addWidget(what);
    words->addWidget(makeLabel(Rank::Muted,
        tr("Apache License 2.0 · Qt %1 · KSyntaxHighlighting · SQLite, PostgreSQL and "
           "MariaDB client libraries")
            .arg(QString::fromLatin1(qVersion())),
        dialog));
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(mark, 0, Qt::AlignTop);
    head->addLayout(words, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(16);
    column->addLayout(head);
    column->addWidget(buttons);
    dialog->show();
    return dialog;
}

QDialog *askCloseChange(QWidget *parent, const std::function<void()> &answer)
{
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(u"closeChangeQuestion"_s);
    box->setTextFormat(Qt::PlainText);
    box->setIcon(QMessageBox::Question);
    box->setWindowTitle(tr("The Database Is Being Changed"));
    box->setText(
        tr("A restore, a backfill or a release is going on. Closing the window stops it."));
    box->setInformativeText(
        tr("A backfill can be taken up where it stopped. A restore leaves the database as it was "
           "where the engine replaces everything at once, and partly restored elsewhere. A release "
           "stays where it is, and its command is ended."));
    auto *stop = box->addButton(tr("Stop and Close"), QMessageBox::DestructiveRole);
    stop->setObjectName(u"stopAndClose"_s);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    QObject::connect(stop, &QAbstractButton::clicked, parent, [answer] { answer(); });
    box->open();
    return box;
}

QDialog *askClose(QWidget *parent, const std::function<void(bool stop)> &answer)
{
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(u"closeQuestion"_s);
    box->setTextFormat(Qt::PlainText);
    box->setIcon(QMessageBox::Question);
    box->setWindowTitle(tr("A Run Is Going On"));
    box->setText(tr("A run is going on. What should become of it?"));
    box->setInformativeText(
        tr("Stopping takes back the migration in progress where the database can do that. "
           "Left alone it goes on without the window, and its outcome is in the log."));
    auto *stop = box->addButton(tr("Stop and Close"), QMessageBox::DestructiveRole);
    auto *leave = box->addButton(tr("Leave It Running"), QMessageBox::AcceptRole);
    stop->setObjectName(u"stopAndClose"_s);
    leave->setObjectName(u"leaveRunning"_s);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    QObject::connect(stop, &QAbstractButton::clicked, parent, [answer] { answer(true); });
    QObject::connect(leave, &QAbstractButton::clicked, parent, [answer] { answer(false); });
    box->open();
    return box;
}

} // namespace Switchback
