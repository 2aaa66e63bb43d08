// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "cases.h"

#include "formats/ecto/terms/text.h"

namespace Switchback::Test {

using namespace Switchback::Ecto;

namespace {

/// Reads the config: line; the project of a case consists of nothing else.
class CaseProject : public Project
{
public:
    explicit CaseProject(const QByteArray &config)
        : Project({}, atom("dev"))
    {
        m_source = readSource(
            config.isEmpty() ? "[]" : std::string_view(config.constData(), size_t(config.size())),
            "config");
        Interpreter interpreter(*this, m_arena);
        m_config = interpreter.load(*m_source).value_or(Value::list({}));
        if (const auto *const apps = keywordFind(m_config, atom("apps"))) {
            applyConfiguration(*apps);
        }
    }

    Repository repository()
    {
        Repository result;
        result.module = moduleAtom("Oracle.Repo");
        result.config = keywordDelete(
            m_arena, keywordDelete(m_arena, m_config, A::Opts), atom("apps"));
        return result;
    }

    std::string prefix() const
    {
        const auto options = keywordGet(m_config, A::Opts);
        return toText(keywordGet(options, A::Prefix)).value_or("");
    }

private:
    Arena m_arena;
    std::unique_ptr<Source> m_source;
    Value m_config;
};

QByteArray wayText(QByteArray head, const WayResult &way)
{
    if (!way.possible) {
        return "-- " + head + ": " + QByteArray::fromStdString(way.reason) + "\n";
    }
    QByteArray out = "-- " + head + "\n";
    for (const auto &statement : way.statements) {
        out += QByteArray::fromStdString(statement.sql).replace('\0', "\\0") + "\n;\n";
    }
    return out;
}

} // namespace

QList<EctoCase> ectoCases(const QByteArray &text)
{
    QList<EctoCase> out;
    for (auto part :
        ("\n" + text).split('\0').first().replace("\n=== ", QByteArray(1, '\0')).split('\0')) {
        if (part.trimmed().isEmpty()) {
            continue;
        }
        EctoCase one;
        const auto line = part.indexOf('\n');
        one.name = part.first(line);
        auto body = part.mid(line + 1);
        if (body.startsWith("config: ")) {
            const auto end = body.indexOf('\n');
            one.config = body.mid(8, end - 8);
            body = body.mid(end + 1);
        }
        one.source = body.contains("defmodule ")
            ? body
            : "defmodule M do\n  use Ecto.Migration\n\n  def change do\n" + body.trimmed()
                + "\n  end\nend\n";
        out.push_back(one);
    }
    return out;
}

QByteArray ectoExpectation(const EctoCase &oneCase)
{
    QByteArray out = "=== " + oneCase.name + "\n";
    CaseProject project(oneCase.config);
    const auto repository = project.repository();
    for (const auto &[name, adapter] : { std::pair { "postgres", Adapter::Postgres },
             std::pair { "myxql", Adapter::MyXQL }, std::pair { "sqlite3", Adapter::SQLite3 } }) {
        RenderRequest request;
        request.text = { oneCase.source.constData(), size_t(oneCase.source.size()) };
        request.file = "case.exs";
        request.project = &project;
        request.repository = &repository;
        request.adapter = adapter;
        request.prefix = project.prefix();
        const auto result = render(request);
        out += wayText(QByteArray(name) + " up", result.up);
        out += wayText(QByteArray(name) + " down", result.down);
        for (const auto &note : result.opaque) {
            out += "-- " + QByteArray(name) + " opaque: " + QByteArray::number(note.line) + ": "
                + QByteArray::fromStdString(note.reason) + "\n";
        }
        if (!result.up.possible && !result.down.possible && result.up.reason.empty()) {
            for (const auto &finding : result.findings) {
                out += "-- " + QByteArray(name)
                    + " finding: " + QByteArray::fromStdString(finding.message) + "\n";
            }
        }
    }
    return out;
}

} // namespace Switchback::Test
