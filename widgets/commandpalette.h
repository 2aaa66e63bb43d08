// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Everything one can do or go to, found by typing: commands with their shortcuts, environments,
// folders, migrations.

#include <QFrame>

#include <functional>

class QLineEdit;
class QListView;
class QSortFilterProxyModel;
class QStandardItemModel;

namespace Switchback {

struct PaletteEntry {
    QString text;
    QString group; // "Command", "Environment": shown muted
    QString icon;
    QString shortcut; // shown, native
    std::function<void()> run;
};

class CommandPalette : public QFrame
{
    Q_OBJECT
public:
    explicit CommandPalette(QWidget *window);
    /// Opens over the upper part of the window. Entries are matched by words, in their own order.
    void open(const QList<PaletteEntry> &entries);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void setupView();
    void filter(const QString &words);
    void choose();
    void place();

    QList<PaletteEntry> m_entries;
    QStandardItemModel *m_model;
    QLineEdit *m_words;
    QListView *m_list;
};

} // namespace Switchback
