// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// To read up on: every rule, and which lock waits for which. Both stay open beside the window.

#include "workspace/reference.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTableView;
class QTextBrowser;

namespace Switchback {

class LockMatrixModel;
class RulesModel;
class Segments;

class RuleWindow : public QDialog
{
    Q_OBJECT
public:
    RuleWindow(const QList<RuleEntry> &rules, QWidget *parent);
    /// An unknown one: the first.
    void showRule(const QString &id);
    QString rule() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void showCurrent();
    RulesModel *m_model;
    QSortFilterProxyModel *m_proxy;
    QLineEdit *m_filter;
    QTableView *m_list;
    QTextBrowser *m_text;
};

class LockWindow : public QDialog
{
    Q_OBJECT
public:
    /// `engine`: whose locks are shown at first.
    LockWindow(const QList<LockBookEntry> &books, const QString &engine, QWidget *parent);
    /// One that belongs to no engine: the weakest.
    void showLock(const QString &mode);
    QString lock() const;

private:
    void showBook(int number);
    void showCurrent();
    QList<LockBookEntry> m_books;
    LockMatrixModel *m_model;
    Segments *m_engines;
    QTableView *m_matrix;
    QLabel *m_title;
    QLabel *m_words;
    QLabel *m_remark;
};

} // namespace Switchback
