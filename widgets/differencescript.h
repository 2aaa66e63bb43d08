// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The script from one side to another, and whether it was seen to work on a scratch copy.

#include "core/schemascript.h"
#include "workspace/differencereader.h"

#include <QWidget>

class QComboBox;
class QProgressBar;
class QPushButton;
class QStackedLayout;

namespace Switchback {

class BadgeLabel;
class ElidedLabel;
class EmptyState;
class Segments;
class SqlView;
class Strip;

class DifferenceScript : public QWidget
{
    Q_OBJECT
public:
    explicit DifferenceScript(DifferenceReader *reader, QWidget *parent = nullptr);

    void setDifferences(const Differences &all);
    /// What the script leaves as it is. It is written when it is seen.
    void setLeftOut(const QList<DifferenceKey> &leftOut);
    const std::optional<TriedScript> &tried() const { return m_tried; }
    ScriptWish wish() const;
    QString script() const;
    void copy();
    void save();

    /// Why no migration can be written; empty: it can.
    void setCapturable(const QString &whyNot);

Q_SIGNALS:
    /// To be written as a migration.
    void captureWanted();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void setupView();
    QWidget *makeHeading();
    void changed();
    void ask();
    void answered(const Result<TriedScript> &answer);
    void showVerdict();

    DifferenceReader *m_reader;
    Differences m_all;
    QList<DifferenceKey> m_leftOut;
    QString m_notCapturable;
    std::optional<TriedScript> m_tried;
    bool m_stale = true;
    int m_asked = 0;

    QComboBox *m_way;
    Segments *m_form;
    BadgeLabel *m_verdict;
    ElidedLabel *m_progress;
    Strip *m_trouble;
    QStackedLayout *m_stack;
    EmptyState *m_empty;
    SqlView *m_sql;
    QPushButton *m_copy;
    QPushButton *m_save;
    QPushButton *m_capture;
};

} // namespace Switchback
