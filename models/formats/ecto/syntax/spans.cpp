// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/syntax/spans.h"

#include <algorithm>

namespace Switchback::Ecto {

namespace {

class Spans
{
public:
    explicit Spans(const Source &source)
    {
        for (size_t at = 0; (at = source.text.find('\n', at)) != std::string_view::npos; ++at) {
            m_lineEnds.push_back(uint32_t(at));
        }
        if (source.root) {
            visit(*source.root, 0);
        }
    }

    std::unordered_map<int, int> found;

private:
    static bool defines(const Node &node)
    {
        return node.name == A::Def || node.name == A::Defp || node.name == A::Defmodule;
    }

    void visit(const Node &node, int depth)
    {
        if (depth > Deepest) {
            return;
        }
        const bool call = node.kind == NodeKind::Call || node.kind == NodeKind::Remote;
        if (call && !defines(node) && node.end > node.start) {
            const auto line = std::ranges::lower_bound(m_lineEnds, node.end - 1)
                - m_lineEnds.begin() + 1;
            auto &last = found[node.line];
            last = std::max(last, int(line));
        }
        if (node.target) {
            visit(*node.target, depth + 1);
        }
        for (const auto *item : node.items) {
            visit(*item, depth + 1);
        }
        for (const auto &section : node.sections) {
            if (section.body) {
                visit(*section.body, depth + 1);
            }
            visitClauses(section.clauses, depth);
        }
        visitClauses(node.clauses, depth);
    }

    void visitClauses(std::span<Clause> clauses, int depth)
    {
        for (const auto &clause : clauses) {
            if (clause.body) {
                visit(*clause.body, depth + 1);
            }
        }
    }

    static constexpr int Deepest = 200; // statements stand nowhere deeper
    std::vector<uint32_t> m_lineEnds;
};

} // namespace

std::unordered_map<int, int> lastLines(const Source &source)
{
    return Spans(source).found;
}

} // namespace Switchback::Ecto
