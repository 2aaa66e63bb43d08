// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The tables that a comparison is about, and their neighbours: what a diagram shows.

#include "core/differences.h"

namespace Switchback {

struct MapTable {
    enum class State { Same, Added, Removed, Changed }; // Same: a neighbour
    QString name;
    State state = State::Same;
    QStringList lines; // what changes in it: "+ phone", "− fax", "~ name"
    int row = -1; // of Differences::rows, to go to
    bool operator==(const MapTable &) const = default;
};

/// A foreign key.
struct MapLink {
    int from = -1; // the table that refers
    int to = -1;
    MapTable::State state = MapTable::State::Same;
    bool operator==(const MapLink &) const = default;
};

struct SchemaMap {
    QList<MapTable> tables;
    QList<MapLink> links;
    int leftOut = 0; // changed tables and neighbours that there is no room for
};

/// Of one step. At most `most` tables: those that change first.
SchemaMap schemaMap(const Differences &all, int step, int most = 80);

/// Where everything is, in the units of the sizes that were given; y grows downwards.
struct MapPlace {
    double x = 0; // of the middle
    double y = 0;
};
struct MapLayout {
    double width = 0;
    double height = 0;
    QList<MapPlace> tables;
    QList<QList<MapPlace>> links; // a start and then three points for each piece of a Bézier curve
};

} // namespace Switchback
