// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Finds words in a text and marks all of them; hidden until asked for.

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace Switchback {

class FindBar : public QWidget
{
    Q_OBJECT
public:
    explicit FindBar(QPlainTextEdit *text, QWidget *parent = nullptr);
    /// Shows it with the selected words, ready to type.
    void open();
    /// The text was replaced: looks again.
    void refresh();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setupView();
    void close();
    void find();
    void step(int by);
    void paintMatches();

    QPlainTextEdit *m_text;
    QLineEdit *m_words;
    QLabel *m_count;
    QList<int> m_found; // positions in the document
    qsizetype m_current = -1;
};

} // namespace Switchback
