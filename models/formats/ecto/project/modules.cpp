// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Finding and reading the modules of an application and of its libraries.

#include "formats/ecto/project/project.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace Switchback::Ecto {

namespace {

constexpr qint64 SizeLimit = 2 << 20; // bytes of a source file
constexpr int FileLimit = 20000;

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.size() <= SizeLimit && file.open(QIODevice::ReadOnly) ? file.readAll()
                                                                      : QByteArray();
}

} // namespace

Module *Project::module(Atom name) const
{
    if (!nameOf(name).starts_with("Elixir.")) {
        return nullptr;
    }
    const std::lock_guard lock(m_mutex);
    if (const auto it = m_modules.find(name.id); it != m_modules.end()) {
        return it->second;
    }
    m_modules[name.id] = nullptr; // while it is looked for: modules may need each other
    auto *const found = find(name);
    m_modules[name.id] = found;
    return found;
}

Module *Project::find(Atom name) const
{
    const auto plain = std::string(shortName(name));
    std::vector<std::string> roots;
    for (const auto &root : m_applicationRoots) {
        roots.push_back(root + "/lib/");
    }
    const auto guess = underscored(plain) + ".ex";
    const auto library = guess.substr(0, std::min(guess.find('/'), guess.find('.')));
    roots.push_back(m_root + "/deps/" + library + "/lib/");
    for (const auto &root : roots) {
        const auto path = root + guess;
        if (QFileInfo(QString::fromStdString(path)).isFile()) {
            if (auto *const found = load(path, name)) {
                return found;
            }
        }
    }
    buildIndex();
    // A nested module stands in the file of an outer one.
    for (auto outer = plain; !outer.empty();
        outer = outer.substr(0, outer.rfind('.') == std::string::npos ? 0 : outer.rfind('.'))) {
        if (const auto it = m_index.find(outer); it != m_index.end()) {
            for (const auto &file : it->second) {
                if (auto *const found = load(file, name)) {
                    return found;
                }
            }
        }
    }
    return nullptr;
}

Module *Project::load(const std::string &path, Atom name) const
{
    auto &file = m_files[path];
    if (!file) {
        file = std::make_unique<LoadedFile>();
        const auto bytes = bytesOf(QString::fromStdString(path));
        const auto directory = QFileInfo(QString::fromStdString(path)).absolutePath().toStdString();
        file->source = readSource({ bytes.constData(), size_t(bytes.size()) }, path, directory);
        if (file->source->errors.empty()) {
            Interpreter interpreter(*this, file->arena);
            (void)interpreter.load(*file->source); // what could be read of it is there all the same
            file->modules = interpreter.takeModules();
        }
    }
    const auto it = std::ranges::find_if(
        file->modules, [&](const auto &module) { return module->name == name; });
    return it == file->modules.end() ? nullptr : it->get();
}

void Project::buildIndex() const
{
    if (m_indexed) {
        return;
    }
    m_indexed = true;
    // ecto_enum's macro defines a module, too.
    static const QRegularExpression head(
        QStringLiteral("^\\s*(?:defmodule\\s+|defenum[\\s(]\\s*)([A-Z][A-Za-z0-9_.]*)"),
        QRegularExpression::MultilineOption);
    std::vector<std::string> folders;
    for (const auto &root : m_applicationRoots) {
        folders.push_back(root + "/lib");
        folders.push_back(root + "/priv");
    }
    const QDir libraries(QString::fromStdString(m_root + "/deps"));
    for (const auto &name : libraries.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        folders.push_back((libraries.path() + u'/' + name + QStringLiteral("/lib")).toStdString());
    }
    int count = 0;
    for (const auto &folder : folders) {
        QDirIterator files(QString::fromStdString(folder), { QStringLiteral("*.ex") }, QDir::Files,
            QDirIterator::Subdirectories);
        while (files.hasNext() && ++count < FileLimit) {
            const auto path = files.next();
            auto matches = head.globalMatch(QString::fromUtf8(bytesOf(path)));
            while (matches.hasNext()) {
                m_index[matches.next().captured(1).toStdString()].push_back(path.toStdString());
            }
        }
    }
}

} // namespace Switchback::Ecto
