// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// What the Elixir source of a migration says beyond the SQL it renders to.

#include "rules/elixirsource.h"
#include "rules/walk.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback {

using Kind = DdlOperation::Kind;

namespace {

class ElixirCheck
{
public:
    ElixirCheck(const SourceView &source, QList<Finding> &findings)
        : m_view(source)
        , m_source(readElixir(source.migration.text))
        , m_context(source.migration, source.options, source.up, source.catalog, m_state, findings)
        , m_disabledDdl(
              m_source.isOn(u"disable_ddl_transaction"_s) || source.migration.disableDdlTransaction)
        , m_disabledLock(
              m_source.isOn(u"disable_migration_lock"_s) || source.migration.disableMigrationLock)
    {
    }

    void run()
    {
        checkConcurrent();
        checkReversible();
        checkModify();
        checkRepo();
        checkModules();
        checkCallbacks();
        checkReferences();
        checkFolder();
    }

private:
    void report(const char *id, int line, const QString &subject)
    {
        m_context.rule = ruleById(QString::fromLatin1(id));
        if (m_context.isEnabled(QString::fromLatin1(id))) {
            m_context.reportLine(line, subject);
        }
    }

    static bool isConcurrent(const ElixirCall &call)
    {
        const bool index = (call.name == "index"_L1 || call.name == "unique_index"_L1)
            && call.keywords.value(u"concurrently"_s) == "true"_L1;
        const bool text = call.name == "execute"_L1
            && call.arguments.join(u' ').contains("concurrently"_L1, Qt::CaseInsensitive);
        return index || text;
    }

    void checkConcurrent()
    {
        bool needsNoLock = false;
        for (const auto &call : m_source.calls) {
            if (!isConcurrent(call)) {
                continue;
            }
            needsNoLock = true;
            if (!m_disabledDdl) {
                report("ecto-concurrently-in-ddl-transaction", call.line, {});
            } else if (!m_disabledLock && !m_view.options.advisoryMigrationLock
                && !m_view.migration.advisoryMigrationLock) {
                report("ecto-concurrently-under-table-lock", call.line, {});
            }
        }
        if (m_disabledLock && !needsNoLock) {
            report("ecto-migration-lock-disabled", 1, {});
        }
    }

    static bool isIrreversible(const ElixirCall &call)
    {
        static const QStringList always { u"add_if_not_exists"_s, u"remove_if_exists"_s,
            u"execute_file"_s };
        const auto positional = call.arguments.size() - (call.keywords.isEmpty() ? 0 : 1);
        if (always.contains(call.name)) {
            return call.name != "execute_file"_L1 || positional == 1;
        }
        if (call.name == "remove"_L1 || call.name == "execute"_L1) {
            return positional == 1;
        }
        if (call.name == "modify"_L1) {
            return !call.keywords.contains(u"from"_s);
        }
        const bool drop = call.within == "drop"_L1 || call.within == "drop_if_exists"_L1;
        return drop && (call.name == "table"_L1 || call.name == "constraint"_L1);
    }

    void checkReversible()
    {
        for (const auto &call : m_source.calls) {
            if (call.function == "change"_L1 && isIrreversible(call)) {
                report("ecto-change-not-reversible", call.line, call.arguments.value(0));
            }
        }
    }

    /// Types compared by Ecto's own names: from: :text or from: {:text, null: true}.
    static bool restates(const ElixirCall &call)
    {
        auto from = call.keywords.value(u"from"_s).trimmed();
        if (from.startsWith(u'{')) {
            from = from.sliced(1).section(u',', 0, 0).trimmed();
        }
        const auto size = call.keywords.value(u"size"_s);
        return !from.isEmpty() && from == call.arguments.value(1).trimmed() && size.isEmpty();
    }

    void checkModify()
    {
        for (const auto &call : m_source.calls) {
            if (call.name == "modify"_L1 && call.function != "down"_L1 && restates(call)) {
                report("ecto-modify-restates-type", call.line, call.arguments.value(0));
            }
        }
    }

    static bool isQueued(const ElixirCall &call)
    {
        static const QStringList names { u"create"_s, u"create_if_not_exists"_s, u"alter"_s,
            u"drop"_s, u"drop_if_exists"_s, u"rename"_s, u"execute"_s };
        return names.contains(call.name);
    }

    static bool isWrite(const ElixirCall &call)
    {
        static const QStringList verbs { u"insert"_s, u"insert_all"_s, u"update"_s, u"update_all"_s,
            u"delete"_s, u"delete_all"_s, u"insert_or_update"_s };
        auto verb = call.last();
        verb.remove(u'!');
        if (verb == "query"_L1) {
            const auto first = call.text.trimmed().section(u' ', 0, 0).toLower();
            return first == "update"_L1 || first == "insert"_L1 || first == "delete"_L1
                || first == "merge"_L1;
        }
        return verbs.contains(verb);
    }

    void checkRepo()
    {
        QHash<QString, bool> queued; // by function: commands waiting for flush
        bool schema = false;
        for (const auto &call : m_source.calls) {
            schema = schema || (isQueued(call) && call.name != "execute"_L1);
            if (isQueued(call)) {
                queued[call.function] = true;
            } else if (call.name == "flush"_L1) {
                queued[call.function] = false;
            } else if (call.isRepo() && queued.value(call.function)) {
                report("ecto-missing-flush", call.line, call.name);
                queued[call.function] = false;
            }
        }
        for (const auto &call : m_source.calls) {
            if (schema && call.isRepo() && isWrite(call)) {
                report("ecto-repo-write-in-schema-migration", call.line, call.name);
            }
        }
    }

    bool isApplicationModule(const QString &module) const
    {
        const bool own = std::ranges::any_of(m_source.modules, [&module](const QString &defined) {
            return defined == module || defined.endsWith(u'.' + module);
        });
        return !module.isEmpty() && module.front().isUpper() && !own && !module.endsWith("Repo"_L1)
            && !module.startsWith("Ecto"_L1);
    }

    void checkModules()
    {
        static const QRegularExpression shape(
            u"^(?:from\\(?\\s*\\w+\\s+in\\s+)?%?([A-Z][\\w.]*)"_s);
        for (const auto &call : m_source.calls) {
            if (!call.isRepo() && call.name != "from"_L1) {
                continue;
            }
            const auto argument = call.arguments.value(0);
            const auto plain = call.name == "from"_L1 ? u"from "_s + argument : argument;
            const auto match = shape.match(plain);
            if (match.hasMatch() && isApplicationModule(match.captured(1))) {
                report("ecto-app-schema-in-migration", call.line, match.captured(1));
                return;
            }
        }
    }

    void checkCallbacks()
    {
        for (const auto &function : std::as_const(m_source.functions)) {
            if (m_disabledDdl && (function == "after_begin"_L1 || function == "before_commit"_L1)) {
                report("ecto-callback-without-transaction", 1, function);
            }
        }
    }

    void checkReferences()
    {
        for (const auto &call : m_source.calls) {
            const bool column = call.within == "add"_L1 || call.within == "modify"_L1;
            if (call.name == "references"_L1 && column
                && call.keywords.value(u"validate"_s) != "false"_L1 && isInAlter(call)) {
                report("ecto-references-validates", call.line, call.arguments.value(0));
            }
        }
    }

    bool isInAlter(const ElixirCall &call) const
    {
        QString last;
        for (const auto &each : m_source.calls) {
            if (each.line > call.line) {
                break;
            }
            if (each.name == "alter"_L1 || each.name == "create"_L1) {
                last = each.name;
            }
        }
        return last == "alter"_L1;
    }

    void checkFolder()
    {
        const bool data = std::ranges::any_of(m_view.up.statements,
            [](const ScriptStatement &each) { return each.operation.kind == Kind::DataChange; });
        const bool schema = std::ranges::any_of(m_view.up.statements,
            [](const ScriptStatement &each) { return isSchemaChange(each.operation); });
        if (data && !schema && m_view.migration.file.contains("/migrations/"_L1)) {
            report("ecto-data-migration-folder", 1, {});
        }
    }

    const SourceView &m_view;
    ElixirSource m_source;
    WalkState m_state;
    RuleContext m_context;
    bool m_disabledDdl;
    bool m_disabledLock;
};

} // namespace

void checkElixir(const SourceView &source, QList<Finding> &findings)
{
    ElixirCheck(source, findings).run();
}

QList<Rule> ectoRules()
{
    return {
        { "ecto-concurrently-in-ddl-transaction", Severity::Error, true, OnEcto,
            QT_TRANSLATE_NOOP(
                "Switchback", "A concurrent build inside Ecto's own transaction fails."),
            QT_TRANSLATE_NOOP(
                "Switchback", "@disable_ddl_transaction true, the index alone in its migration.") },
        { "ecto-concurrently-under-table-lock", Severity::Error, true, OnEcto,
            QT_TRANSLATE_NOOP("Switchback",
                "Ecto holds a lock on schema_migrations in a second"
                " transaction: the concurrent build "
                "waits for it, or fails."),
            QT_TRANSLATE_NOOP("Switchback",
                "migration_lock: :pg_advisory_lock in the repo, or"
                " @disable_migration_lock true and "
                "one node that migrates.") },
        { "ecto-change-not-reversible", Severity::Error, true, OnEcto,
            QT_TRANSLATE_NOOP("Switchback", "Ecto cannot turn this round: rolling back raises."),
            QT_TRANSLATE_NOOP("Switchback", "up and down, remove/3, from:, or execute/2.") },
        { "ecto-modify-restates-type", Severity::Warning, true, OnEcto,
            QT_TRANSLATE_NOOP("Switchback",
                "modify always sends the type again, though only NULL or the default change."),
            QT_TRANSLATE_NOOP(
                "Switchback", "execute/2 with ALTER COLUMN … SET DEFAULT or SET NOT NULL.") },
        { "ecto-missing-flush", Severity::Error, true, OnEcto,
            QT_TRANSLATE_NOOP(
                "Switchback", "The query runs before the commands that are queued above it."),
            QT_TRANSLATE_NOOP("Switchback", "flush() between them, or a migration of its own.") },
        { "ecto-repo-write-in-schema-migration", Severity::Warning, true, OnEcto,
            QT_TRANSLATE_NOOP("Switchback",
                "Rows are written in a migration that also changes the schema:"
                " its locks are held meanwhile."),
            QT_TRANSLATE_NOOP("Switchback", "A data migration of its own, in batches.") },
        { "ecto-app-schema-in-migration", Severity::Warning, true, OnEcto,
            QT_TRANSLATE_NOOP("Switchback",
                "The application's module will change; this migration"
                " then breaks or does something else."),
            QT_TRANSLATE_NOOP(
                "Switchback", "Table names as strings, or a schema module inside the migration.") },
        { "ecto-callback-without-transaction", Severity::Warning, true, OnEcto,
            QT_TRANSLATE_NOOP("Switchback",
                "Without a DDL transaction Ecto does not call it: a timeout set there is missing."),
            QT_TRANSLATE_NOOP("Switchback", "Set it in the migration or the runner.") },
        { "ecto-migration-lock-disabled", Severity::Warning, true, OnEcto,
            QT_TRANSLATE_NOOP("Switchback",
                "Nothing here needs the lock off: two nodes can run the migration at once."),
            QT_TRANSLATE_NOOP("Switchback", "Leave the lock on.") },
        { "ecto-references-validates", Severity::Error, false, OnEcto,
            QT_TRANSLATE_NOOP("Switchback", "references checks every row at once."),
            QT_TRANSLATE_NOOP(
                "Switchback", "validate: false, and validate in the next migration.") },
        { "ecto-data-migration-folder", Severity::Info, false, OnEcto,
            QT_TRANSLATE_NOOP(
                "Switchback", "A pure data migration runs at every deployment's start."),
            QT_TRANSLATE_NOOP("Switchback", "priv/repo/data_migrations.") },
    };
}

} // namespace Switchback
