// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The changed tables and their neighbours as a diagram, for one step of a comparison. Made and laid
// out on the reader's thread, when it is seen.

#include "core/differences.h"

#include <QWidget>

class QComboBox;
class QStackedLayout;

namespace Switchback {

class DifferenceReader;
class ElidedLabel;
class EmptyState;
class SchemaMapView;
struct MapLayout;
struct SchemaMap;

class DifferenceMap : public QWidget
{
    Q_OBJECT
public:
    explicit DifferenceMap(DifferenceReader *reader, QWidget *parent = nullptr);
    void setDifferences(const Differences &all);

Q_SIGNALS:
    /// Of Differences::rows.
    void rowChosen(int row);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeHeading();
    void changed();
    void ask();
    void layOut(const SchemaMap &map);
    void show(const SchemaMap &map, const MapLayout &layout);

    DifferenceReader *m_reader;
    QComboBox *m_step;
    ElidedLabel *m_counts;
    QStackedLayout *m_stack;
    EmptyState *m_empty;
    SchemaMapView *m_view;
    QStringList m_titles;
    bool m_stale = false;
    int m_asked = 0; // late answers carry an older number
};

} // namespace Switchback
