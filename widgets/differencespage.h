// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Schemas side by side: what should be there, what is there, what will be there. Everything is read
// and written on another thread; the databases themselves are only read.

#include "core/differences.h"
#include "widgets/location.h"
#include "workspace/values.h"

#include <QWidget>

#include <functional>

class QAction;
class QLabel;
class QLineEdit;
class QMenu;
class QProgressBar;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace Switchback {

class DifferenceDetail;
class DifferenceReader;
class DifferenceScript;
class DifferenceSources;
class DifferenceTree;
class ElidedLabel;
class EmptyState;
class DifferenceMap;
class Strip;
class Workspace;

class DifferencesPage : public QWidget
{
    Q_OBJECT
public:
    explicit DifferencesPage(Workspace *workspace, QWidget *parent = nullptr);

    /// Reads and shows them; an empty list leaves what is shown.
    void compare(const QList<DifferenceSource> &sources, const Target &target = {});
    /// What makes sense for the project as it stands.
    QList<DifferenceSource> usualSources() const;
    bool isBusy() const { return m_busy; }
    bool isEmpty() const { return !m_all; }
    void openFilter();
    enum Tab { ObjectsTab, MapTab, ScriptTab };
    void setTab(Tab tab);

Q_SIGNALS:
    void goTo(const Switchback::Location &location);

private:
    void setupView();
    QWidget *makeHeading();
    QWidget *makeFilterRow();
    QWidget *makeProgress();
    QWidget *makeObjects();
    void setupActions();
    QAction *addCommand(const QString &name, const QString &icon, const QString &text,
        const QKeySequence &keys, const std::function<void()> &run);
    void setupLayers();
    void connectReader();
    void connectWorkspace();

    void read();
    void compareAgain();
    void answerRename(const SchemaRename &rename, bool renamed);
    void answered(const Result<Differences> &answer);
    void refuse(const Error &error);
    void clear();
    void showDifferences();
    void showTab();
    void showCounts();
    void showRow();
    void goToRow(int row);
    void askImpact();
    void ticked();
    void filterChanged();
    DiffOptions layers() const;
    QString whyNoRule() const;
    void hideLikeThis();
    void capture();
    void openRules();
    void exportHtml();
    void projectChanged();
    void standingChanged();

    Workspace *m_workspace;
    DifferenceReader *m_reader;
    Target m_target;
    std::optional<Differences> m_all;
    std::optional<DiffOptions> m_layers; // once they were switched by hand
    bool m_ruled = true;
    bool m_busy = false;
    bool m_offersTwo = false; // the button of the empty state leaves the third side out
    int m_asked = 0; // late answers carry an older number
    QString m_root; // project and environment that the sources are of
    bool m_fresh = true; // the sources are not chosen yet

    DifferenceSources *m_sources;
    QPushButton *m_again;
    QPushButton *m_export;
    QLineEdit *m_filter;
    QLabel *m_matches;
    QToolButton *m_narrow;
    QToolButton *m_layersButton;
    QMenu *m_layersMenu;
    QToolButton *m_hidden;
    Strip *m_note;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    ElidedLabel *m_phase;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QSplitter *m_splitter;
    DifferenceTree *m_tree;
    DifferenceDetail *m_detail;
    DifferenceMap *m_map;
    DifferenceScript *m_script;
};

} // namespace Switchback
