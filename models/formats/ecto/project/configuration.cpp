// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/project/configuration.h"

#include "formats/ecto/terms/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcessEnvironment>

#include <algorithm>

namespace Switchback::Ecto {

namespace {

constexpr qint64 SizeLimit = 4 << 20;
constexpr size_t FileLimit = 200;

std::optional<std::string> ownEnvironment(std::string_view name)
{
    const auto key = QByteArray(name.data(), qsizetype(name.size()));
    return qEnvironmentVariableIsSet(key.constData())
        ? std::optional(qgetenv(key.constData()).toStdString())
        : std::nullopt;
}

} // namespace

Configuration::Configuration(Atom environment, Environment lookUp)
    : m_environment(environment)
    , m_lookUp(lookUp ? std::move(lookUp) : ownEnvironment)
{
}

const Value *Configuration::application(Atom name) const
{
    const auto it = m_applications.find(name.id);
    return it == m_applications.end() ? nullptr : &it->second;
}

std::vector<Atom> Configuration::applications() const
{
    std::vector<Atom> names;
    for (const auto &[id, value] : m_applications) {
        names.push_back(Atom { id });
    }
    return names;
}

void Configuration::read(const std::string &name, const Surroundings &surroundings)
{
    QFile file(QString::fromStdString(name));
    if (m_files.size() >= FileLimit || !file.open(QIODevice::ReadOnly) || file.size() > SizeLimit) {
        m_problems.push_back({ name, 0, "The configuration file could not be read." });
        return;
    }
    if (std::ranges::find(m_files, name) != m_files.end()) {
        return;
    }
    m_files.push_back(name);
    const auto bytes = file.readAll();
    const auto directory = QFileInfo(QString::fromStdString(name)).absolutePath().toStdString();
    m_sources.push_back(readSource({ bytes.constData(), size_t(bytes.size()) }, name, directory));
    const auto &source = *m_sources.back();
    if (!source.errors.empty()) {
        m_problems.push_back(
            { name, source.errors.front().line, "The configuration file has a syntax error." });
        return;
    }
    const auto outerDirectory = std::exchange(m_directory, directory);
    m_surroundings = &surroundings;
    Interpreter interpreter(surroundings, m_arena);
    interpreter.setConfiguration(this);
    const auto result = interpreter.load(source);
    if (!result) {
        m_problems.push_back({ name, result.error()->line, std::string(result.error()->message) });
    }
    for (const auto &note : interpreter.takeOpaque()) {
        m_problems.push_back({ name, note.line, note.text + ": " + note.reason });
    }
    for (auto &module : interpreter.takeModules()) {
        m_modules.push_back(std::move(module));
    }
    m_directory = outerDirectory;
}

Value Configuration::deepMerge(const Value &first, const Value &second, int depth)
{
    if (depth > 50 || !isKeyword(first) || !isKeyword(second)) {
        return second;
    }
    std::vector<Value> out;
    for (const auto &item : first.items()) {
        if (!keywordFind(second, item.items()[0].toAtom())) {
            out.push_back(item);
        }
    }
    for (const auto &item : second.items()) {
        const auto key = item.items()[0].toAtom();
        const auto *const old = keywordFind(first, key);
        const bool both = old && isKeyword(*old) && isKeyword(item.items()[1]);
        out.push_back(
            both ? pairTuple(m_arena, key, deepMerge(*old, item.items()[1], depth + 1)) : item);
    }
    return makeList(m_arena, out);
}

Eval Configuration::set(Interpreter &in, Atom application, const Value &settings)
{
    if (!isKeyword(settings)) {
        return settings.isUnknown() ? Eval(settings)
                                    : in.raise(A::ArgumentError, "config expects a keyword list");
    }
    auto &stored = m_applications.try_emplace(application.id, Value::list({})).first->second;
    stored = deepMerge(stored, settings);
    return Value(A::Ok);
}

Eval Configuration::import(Interpreter &in, std::string_view path)
{
    const auto whole = QDir::cleanPath(QDir(QString::fromStdString(m_directory))
            .absoluteFilePath(QString::fromUtf8(path.data(), qsizetype(path.size()))));
    std::vector<std::string> files;
    if (whole.contains(u'*')) {
        // Only the folder's name may be left open, as in ../apps/*/config/config.exs.
        const auto star = whole.indexOf(u'*');
        const QDir parent(whole.left(star));
        for (const auto &entry : parent.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            const auto file = whole.left(star) + entry + whole.mid(star + 1);
            if (QFileInfo(file).isFile()) {
                files.push_back(file.toStdString());
            }
        }
    } else if (!QFileInfo(whole).isFile()) {
        m_problems.push_back({ in.file(), in.line(),
            "An imported configuration file is missing: " + whole.toStdString() });
    } else {
        files.push_back(whole.toStdString());
    }
    for (const auto &file : files) {
        if (m_surroundings->mayRead(file)) {
            read(file, *m_surroundings);
        }
    }
    return Value(A::Ok);
}

Eval Configuration::loadCode(Interpreter &in, std::string_view path)
{
    const auto whole = QDir::cleanPath(QDir(QString::fromStdString(m_directory))
            .absoluteFilePath(QString::fromUtf8(path.data(), qsizetype(path.size()))));
    QFile file(whole);
    if (m_sources.size() > FileLimit || !m_surroundings->mayRead(whole.toStdString())
        || !file.open(QIODevice::ReadOnly) || file.size() > SizeLimit) {
        return in.unknown("a file that cannot be read here");
    }
    const auto bytes = file.readAll();
    m_sources.push_back(readSource({ bytes.constData(), size_t(bytes.size()) }, whole.toStdString(),
        QFileInfo(whole).absolutePath().toStdString()));
    Interpreter interpreter(*m_surroundings, m_arena);
    interpreter.setConfiguration(this);
    const auto result = interpreter.load(*m_sources.back());
    for (auto &module : interpreter.takeModules()) {
        m_modules.push_back(std::move(module));
    }
    return result ? Eval(Value(A::Ok)) : result;
}

Module *Configuration::module(Atom name) const
{
    const auto it = std::ranges::find_if(
        m_modules, [name](const auto &module) { return module->name == name; });
    return it == m_modules.end() ? nullptr : it->get();
}

Value Configuration::variable(Interpreter &in, std::string_view name, const Value &missing)
{
    const auto value = m_lookUp(name);
    m_variables[std::string(name)] = value.has_value();
    return value ? in.text(*value) : missing;
}

} // namespace Switchback::Ecto
