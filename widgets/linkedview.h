// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A migration that is a program, and the SQL that it comes to: side by side where there is room,
// else one above the other. Choosing a line in either marks what it produced or came from. For
// migrations that are SQL themselves there is the one text alone.

#include "core/migration.h"
#include "widgets/sourceblocks.h"
#include "widgets/sqlview.h"

class QLabel;
class QSplitter;

namespace Switchback {

class LinkedView : public QWidget
{
    Q_OBJECT
public:
    explicit LinkedView(QWidget *parent = nullptr);

    enum class Shows { SqlAlone, Both, SourceAlone };
    void setShows(Shows shows);
    /// Opaque parts are marked in the gutter, with their reason as a tip.
    void setSource(const QString &text, const QString &language, const Rendering &rendering);
    /// `caption` says what kind of SQL it is.
    void setSql(
        const QList<SqlSection> &sections, const QString &definition, const QString &caption = {});
    /// What the copy button gives.
    QString text() const;
    SqlView *sql() const { return m_sql; }
    SqlView *source() const { return m_source; }
    /// As if the source's line had been chosen.
    void chooseLine(int line);

Q_SIGNALS:
    /// The chosen line stands in up or down, and the SQL that is shown is of the other way.
    void directionWanted(Switchback::Direction direction);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makePane(QLabel *caption, SqlView *view);
    void choseSource(int line);
    void choseSql(int section);
    void arrange();
    void rememberSizes();

    QSplitter *m_splitter;
    SqlView *m_source;
    SqlView *m_sql;
    QLabel *m_sourceCaption;
    QLabel *m_sqlCaption;
    SourceBlocks m_blocks;
    QList<int> m_origins; // of the sections: lines of the source, 0 = none
    Shows m_shows = Shows::SqlAlone;
};

} // namespace Switchback
