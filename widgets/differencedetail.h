// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One difference: what it is, what it costs, its properties, and the definitions side by side.

#include "core/differences.h"
#include "core/textdiff.h"

#include <QWidget>

class QLabel;
class QSplitter;
class QStackedLayout;
class QTableView;
class QToolButton;

namespace Switchback {

class DifferencePropertyModel;
class DifferenceReader;
class ElidedLabel;
class EmptyState;
class Strip;
class TextSides;

class DifferenceDetail : public QWidget
{
    Q_OBJECT
public:
    explicit DifferenceDetail(DifferenceReader *reader, QWidget *parent = nullptr);

    void setDifferences(const Differences &all);
    /// Null: none is chosen.
    void setRow(const DifferenceRow *row);
    void setImpact(const DataImpact *impact);
    /// False: there is nothing to hide by rules.
    void setRuled(bool ruled);
    /// Why a rule cannot be made; empty: it can.
    void setHideable(const QString &whyNot);
    /// Says yes to the row's question, or takes that back.
    void answer();
    /// What is chosen as text: its properties and definitions.
    QString text() const;

Q_SIGNALS:
    void hideWanted();
    /// The row's question is answered, or the answer taken back.
    void renameAnswered(const Switchback::SchemaRename &rename, bool renamed);

private:
    void setupView();
    void showQuestion();
    void showTexts(const QList<AlignedLine> &lines);

    DifferenceReader *m_reader;
    Differences m_all;
    std::optional<DifferenceRow> m_row;
    int m_asked = 0; // late answers carry an older number

    QStackedLayout *m_stack;
    EmptyState *m_empty;
    ElidedLabel *m_name;
    QLabel *m_kind;
    QToolButton *m_hide;
    QToolButton *m_copy;
    Strip *m_question;
    Strip *m_cost;
    QSplitter *m_splitter;
    DifferencePropertyModel *m_properties;
    QTableView *m_table;
    TextSides *m_texts;
};

} // namespace Switchback
