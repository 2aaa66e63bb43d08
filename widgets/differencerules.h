// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The rules that hide differences: making one from an example, and looking at all of them.

#include "core/diffrules.h"

#include <QDialog>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace Switchback {

class DifferenceReader;

/// 'Hide differences like this': offers how far the rule goes, says how many differences each
/// hides, and shows the lines that go into switchback.toml before they do.
class HideDialog : public QDialog
{
    Q_OBJECT
public:
    HideDialog(const SchemaChange &example, DifferenceReader *reader, QWidget *parent = nullptr);
    DiffIgnore rule() const;

Q_SIGNALS:
    void ruleChosen(const Switchback::DiffIgnore &rule);

private:
    void setupView(const SchemaChange &example);
    void update();

    DifferenceReader *m_reader;
    QList<DiffIgnore> m_offers;
    QButtonGroup *m_choices;
    QLineEdit *m_reason;
    QPlainTextEdit *m_text;
    QLabel *m_count;
    int m_asked = 0;
};

/// Rules for an example, the narrowest first.
QList<DiffIgnore> rulesLike(const SchemaChange &example);

/// Every rule with what it hides.
QDialog *showRules(const QList<RuleCount> &rules, QWidget *parent);

} // namespace Switchback
