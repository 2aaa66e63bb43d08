// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "workspace/maplayout.h"

#include "core/tr.h"

#include <QHash>
#include <QMap>

#include <gvc.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <mutex>

namespace Switchback {

namespace {

constexpr double PointsPerInch = 72;
constexpr double Gap = 18; // points, between what does not hang together
constexpr double WindowShape = 1.6; // width to height

struct ContextDeleter {
    void operator()(GVC_t *context) const { gvFreeContext(context); }
};

struct GraphDeleter {
    void operator()(Agraph_t *graph) const { agclose(graph); }
};

// Graphviz takes its texts as char * that it does not change.
char *text(const char *constant)
{
    return const_cast<char *>(constant);
}

void set(void *object, const char *name, const QByteArray &value)
{
    agsafeset(object, text(name), const_cast<char *>(value.constData()), text(""));
}

QList<MapPlace> curveOf(Agedge_t *edge, double height)
{
    QList<MapPlace> points;
    const auto *splines = ED_spl(edge);
    for (size_t i = 0; splines && i < size_t(splines->size); ++i) {
        const auto &piece = splines->list[i];
        for (size_t k = 0; k < size_t(piece.size); ++k) {
            points += MapPlace { piece.list[k].x, height - piece.list[k].y };
        }
    }
    return points;
}

/// Tables that hang together, and the links between them, as places in the map's lists.
struct Cluster {
    QList<qsizetype> tables;
    QList<qsizetype> links;
};

QList<Cluster> clustersOf(const SchemaMap &map)
{
    QList<qsizetype> leaders;
    for (qsizetype i = 0; i < map.tables.size(); ++i) {
        leaders += i;
    }
    const auto leader = [&leaders](qsizetype i) {
        while (leaders.at(i) != i) {
            i = leaders.at(i);
        }
        return i;
    };
    for (const auto &link : map.links) {
        leaders[leader(link.to)] = leader(link.from);
    }
    QMap<qsizetype, Cluster> clusters;
    for (qsizetype i = 0; i < map.tables.size(); ++i) {
        clusters[leader(i)].tables += i;
    }
    for (qsizetype i = 0; i < map.links.size(); ++i) {
        clusters[leader(map.links.at(i).from)].links += i;
    }
    return clusters.values();
}

/// Into `layout`, at its own origin; what the cluster takes of the paper. Empty: no such layout.
QSizeF drawCluster(const SchemaMap &map, const Cluster &cluster, const QList<QSizeF> &sizes,
    GVC_t *context, MapLayout &layout)
{
    if (cluster.tables.size() == 1 && cluster.links.isEmpty()) {
        const auto &size = sizes.at(cluster.tables.first());
        layout.tables[cluster.tables.first()] = { size.width() / 2, size.height() / 2 };
        return size;
    }
    const std::unique_ptr<Agraph_t, GraphDeleter> graph(agopen(text("map"), Agdirected, nullptr));
    set(graph.get(), "rankdir", "LR");
    set(graph.get(), "nodesep", "0.25");
    set(graph.get(), "ranksep", "0.6");
    agattr(graph.get(), AGNODE, text("label"), text(""));
    QHash<qsizetype, Agnode_t *> nodes;
    for (const auto i : cluster.tables) {
        auto *node = agnode(graph.get(), const_cast<char *>(QByteArray::number(i).constData()), 1);
        set(node, "shape", "box");
        set(node, "fixedsize", "true");
        set(node, "width", QByteArray::number(sizes.at(i).width() / PointsPerInch));
        set(node, "height", QByteArray::number(sizes.at(i).height() / PointsPerInch));
        nodes.insert(i, node);
    }
    QHash<qsizetype, Agedge_t *> edges;
    for (const auto i : cluster.links) {
        const auto &link = map.links.at(i);
        auto *edge = agedge(graph.get(), nodes.value(link.from), nodes.value(link.to),
            const_cast<char *>(QByteArray::number(i).constData()), 1);
        set(edge, "arrowhead", "none"); // else the line ends before the box
        edges.insert(i, edge);
    }
    if (gvLayout(context, graph.get(), "dot") != 0) {
        return {};
    }
    const auto &box = GD_bb(graph.get());
    for (const auto &[i, node] : nodes.asKeyValueRange()) {
        layout.tables[i] = MapPlace { ND_coord(node).x, box.UR.y - ND_coord(node).y };
    }
    for (const auto &[i, edge] : edges.asKeyValueRange()) {
        layout.links[i] = curveOf(edge, box.UR.y);
    }
    const QSizeF taken(box.UR.x, box.UR.y);
    gvFreeLayout(context, graph.get());
    return taken;
}

/// In rows, the tallest first, on paper about as wide as a window.
void packClusters(const QList<Cluster> &clusters, const QList<QSizeF> &taken, MapLayout &layout)
{
    double area = 0;
    double widest = 0;
    QList<qsizetype> order;
    for (qsizetype i = 0; i < clusters.size(); ++i) {
        area += (taken.at(i).width() + Gap) * (taken.at(i).height() + Gap);
        widest = std::max(widest, taken.at(i).width());
        order += i;
    }
    const double paper = std::max(widest, std::sqrt(area * WindowShape));
    std::ranges::stable_sort(
        order, std::ranges::greater(), [&](qsizetype i) { return taken.at(i).height(); });
    double x = 0;
    double y = 0;
    double row = 0;
    for (const auto i : std::as_const(order)) {
        if (x > 0 && x + taken.at(i).width() > paper) {
            x = 0;
            y += row + Gap;
            row = 0;
        }
        for (const auto table : clusters.at(i).tables) {
            layout.tables[table].x += x;
            layout.tables[table].y += y;
        }
        for (const auto link : clusters.at(i).links) {
            for (auto &point : layout.links[link]) {
                point.x += x;
                point.y += y;
            }
        }
        x += taken.at(i).width() + Gap;
        row = std::max(row, taken.at(i).height());
        layout.width = std::max(layout.width, x - Gap);
        layout.height = y + row;
    }
}

} // namespace

Result<MapLayout> layoutMap(const SchemaMap &map, const QList<QSizeF> &sizes)
{
    static std::mutex mutex; // the library keeps state of its own
    const std::lock_guard locked(mutex);
    const std::unique_ptr<GVC_t, ContextDeleter> context(gvContext());
    MapLayout layout;
    layout.tables.resize(map.tables.size());
    layout.links.resize(map.links.size());
    const auto clusters = clustersOf(map);
    QList<QSizeF> taken;
    for (const auto &cluster : clusters) {
        taken += drawCluster(map, cluster, sizes, context.get(), layout);
        if (taken.last().isEmpty()) {
            return fail({ .kind = ErrorKind::Refused,
                .what = tr("Graphviz cannot draw the map: its layout is not installed.") });
        }
    }
    packClusters(clusters, taken, layout);
    return layout;
}

} // namespace Switchback
