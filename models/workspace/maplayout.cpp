// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "workspace/maplayout.h"

#include "core/tr.h"

#include <gvc.h>

#include <memory>
#include <mutex>

namespace Switchback {

namespace {

constexpr double PointsPerInch = 72;

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

} // namespace

Result<MapLayout> layoutMap(const SchemaMap &map, const QList<QSizeF> &sizes)
{
    static std::mutex mutex; // the library keeps state of its own
    const std::lock_guard locked(mutex);
    const std::unique_ptr<GVC_t, ContextDeleter> context(gvContext());
    const std::unique_ptr<Agraph_t, GraphDeleter> graph(agopen(text("map"), Agdirected, nullptr));
    set(graph.get(), "rankdir", "LR");
    set(graph.get(), "nodesep", "0.25");
    set(graph.get(), "ranksep", "0.6");
    agattr(graph.get(), AGNODE, text("label"), text(""));
    QList<Agnode_t *> nodes;
    for (qsizetype i = 0; i < map.tables.size(); ++i) {
        auto *node = agnode(graph.get(), const_cast<char *>(QByteArray::number(i).constData()), 1);
        set(node, "shape", "box");
        set(node, "fixedsize", "true");
        set(node, "width", QByteArray::number(sizes.at(i).width() / PointsPerInch));
        set(node, "height", QByteArray::number(sizes.at(i).height() / PointsPerInch));
        nodes += node;
    }
    QList<Agedge_t *> edges;
    for (qsizetype i = 0; i < map.links.size(); ++i) {
        const auto &link = map.links.at(i);
        edges += agedge(graph.get(), nodes.at(link.from), nodes.at(link.to),
            const_cast<char *>(QByteArray::number(i).constData()), 1);
        set(edges.last(), "arrowhead", "none"); // else the line ends before the box
    }
    if (gvLayout(context.get(), graph.get(), "dot") != 0) {
        return fail({ .kind = ErrorKind::Refused,
            .what = tr("Graphviz cannot draw the map: its layout is not installed.") });
    }
    const auto &box = GD_bb(graph.get());
    MapLayout layout { .width = box.UR.x, .height = box.UR.y, .tables = {}, .links = {} };
    for (auto *node : std::as_const(nodes)) {
        layout.tables += MapPlace { ND_coord(node).x, layout.height - ND_coord(node).y };
    }
    for (auto *edge : std::as_const(edges)) {
        layout.links += curveOf(edge, layout.height);
    }
    gvFreeLayout(context.get(), graph.get());
    return layout;
}

} // namespace Switchback
