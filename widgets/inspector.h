// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One migration in depth: its SQL both ways, its file, what the history says of it.

#include "core/verdict.h"
#include "widgets/location.h"
#include "workspace/values.h"

#include <QWidget>

class QStackedWidget;
class QTabBar;
class QTimer;
class QToolButton;

namespace Switchback {

class BadgeLabel;
class DetailsView;
class ElidedLabel;
class EmptyState;
class FindingsView;
class LinkedView;
class MigrationSchema;
class Segments;
class SqlView;
class Strip;
struct SqlSection;
class Workspace;

class Inspector : public QWidget
{
    Q_OBJECT
public:
    explicit Inspector(Workspace *workspace, QWidget *parent = nullptr);

    enum Tab { SqlTab, FindingsTab, LocksTab, FileTab, DetailsTab, SchemaTab };
    enum Form { SourceForm, SqlForm, WireForm };

    /// An empty version: nothing is selected.
    void setVersion(const Version &version);
    void setTab(Tab tab);
    void setDirection(Direction direction);
    void setForm(Form form);
    /// Opens the file at a line.
    void showPlace(const Place &place);
    void copy();
    /// The finding after (before, when `step` is -1) the one that stands at the cursor; false when
    /// there is none left.
    bool stepFinding(int step);
    /// The first (last, when `step` is -1) of the migration that is shown, once it is known.
    void startFindings(int step);
    /// Of the finding that is shown; empty = none is.
    QString currentRule() const;

Q_SIGNALS:
    void goTo(const Switchback::Location &location);
    /// A finding's safer way is wanted as files.
    void safeWanted(const Switchback::Finding &finding);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void setupView();
    QWidget *makeHeading();
    QWidget *makeBadges();
    QWidget *makeSqlPane();
    void setupActions();
    void connectWorkspace();

    void standingChanged();
    void updateHeading();
    void updateBadges(const TimelineEntry &shown);
    void showDirection(Direction direction, int line);
    QString sqlCaption() const;
    QString language() const;
    void load();
    void answered(const Result<LoadedMigration> &answer);
    void showSql();
    void showDetails();
    void showNotes();
    void showWire();
    void offerBatches(int section);
    void showSections(const QList<SqlSection> &sections);
    void showFile();
    void setupFindings();
    void showVerdict();
    void showMarks();
    const ScriptVerdict *verdict() const;
    QList<Finding> shownFindings() const;
    void goToLine(int line);
    std::optional<Target> planTarget() const;
    const TimelineEntry *entry() const;
    Direction direction() const;

    Workspace *m_workspace;
    Version m_version;
    TimelineEntry m_shown; // as it was when it was loaded
    std::optional<LoadedMigration> m_loaded;
    int m_asked = 0; // late answers carry an older number
    int m_askedWire = 0;
    int m_line = 0; // to go to once the file is there
    bool m_stale = true; // to be loaded when it is seen

    QStackedWidget *m_pages;
    EmptyState *m_empty;
    ElidedLabel *m_name;
    ElidedLabel *m_versionLabel;
    BadgeLabel *m_state;
    QWidget *m_badges;
    BadgeLabel *m_opaque;
    BadgeLabel *m_noWay;
    BadgeLabel *m_noTransaction;
    BadgeLabel *m_proof;
    QTabBar *m_tabs;
    QStackedWidget *m_panes;
    Segments *m_direction;
    Segments *m_form;
    QToolButton *m_copy;
    QToolButton *m_plan;
    QToolButton *m_rehearse;
    Strip *m_notes;
    Strip *m_batches; // the chosen statement can change many rows
    QStringList m_statements; // one a section of the SQL; empty where it is none
    QString m_batchable;
    LinkedView *m_sql;
    ElidedLabel *m_path;
    SqlView *m_file;
    DetailsView *m_details;
    MigrationSchema *m_schema;
    FindingsView *m_findings;
    FindingsView *m_locks;
    int m_finding = -1; // among shownFindings(), to which F7 went
    int m_startStep = 0; // of startFindings(), while the migration is on its way
    QTimer *m_pause; // between selections while a key is held down
};

} // namespace Switchback
