// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Path, and files of the project that a migration reads: SQL beside it, lists of values.

#include "formats/ecto/builtins/builtins.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace Switchback::Ecto {

namespace {

constexpr qint64 SizeLimit = 4 << 20; // bytes of a file read for a migration

QString wide(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

Value narrow(Interpreter &in, const QString &text)
{
    const auto bytes = text.toUtf8();
    return in.text({ bytes.constData(), size_t(bytes.size()) });
}

/// Relative paths start where mix runs: in the application's folder.
QString absolute(Interpreter &in, const Value &path)
{
    return QDir::cleanPath(
        QDir(wide(in.surroundings().root())).absoluteFilePath(wide(path.text())));
}

Eval read(Interpreter &in, Arguments a)
{
    const auto path = in.textOf(a[0]);
    if (!path || !path->isBinary()) {
        return path;
    }
    const auto name = absolute(in, *path);
    if (!in.surroundings().mayRead(name.toStdString())) {
        return in.unknown("a file outside the project");
    }
    QFile file(name);
    if (!QFileInfo(name).isFile() || !file.open(QIODevice::ReadOnly)) {
        return in.raise(
            A::FileError, "could not read file " + inspect(*path) + ": no such file or directory");
    }
    if (file.size() > SizeLimit) {
        return in.unknown("a file that is too large");
    }
    const auto bytes = file.readAll();
    return in.text({ bytes.constData(), size_t(bytes.size()) });
}

Eval readResult(Interpreter &in, Arguments a)
{
    const auto text = read(in, a);
    if (text) {
        return text->isUnknown() ? text : Eval(makeTuple(in.arena(), { A::Ok, *text }));
    }
    return makeTuple(in.arena(), { A::Error, atom("enoent") });
}

Eval exists(Interpreter &in, Arguments a)
{
    const auto path = in.textOf(a[0]);
    if (!path || !path->isBinary()) {
        return path;
    }
    const auto name = absolute(in, *path);
    return in.surroundings().mayRead(name.toStdString()) ? Value(QFileInfo::exists(name))
                                                         : in.unknown("a file outside the project");
}

Eval workingDirectory(Interpreter &in, Arguments)
{
    return in.text(in.surroundings().root());
}

Eval executeFile(Interpreter &in, Arguments a)
{
    std::vector<Value> texts;
    for (size_t i = 0; i < a.size(); ++i) {
        const auto text = read(in, a.subspan(i, 1));
        if (!text) {
            return text;
        }
        texts.push_back(*text);
    }
    return in.callModule(A::EctoMigration, atom("execute"), texts);
}

Eval join(Interpreter &in, Arguments a)
{
    std::vector<Value> parts(a.begin(), a.end());
    if (a.size() == 1) {
        const auto items = in.itemsOf(a[0]);
        if (!items) {
            return items.error();
        }
        parts.assign(items->begin(), items->end());
    }
    QString path;
    for (const auto &part : parts) {
        const auto text = in.textOf(part);
        if (!text || !text->isBinary()) {
            return text;
        }
        const auto piece = wide(text->text());
        path = path.isEmpty() ? piece
                              : path
                + (path.endsWith(u'/') || piece.startsWith(u'/') ? QString() : QStringLiteral("/"))
                + piece;
    }
    while (path.size() > 1 && path.endsWith(u'/')) {
        path.chop(1);
    }
    return narrow(in, path.replace(QStringLiteral("//"), QStringLiteral("/")));
}

Eval expand(Interpreter &in, Arguments a)
{
    if (!std::ranges::all_of(a, &Value::isBinary)) {
        return badArgument(in, "a path was expected");
    }
    const auto base = a.size() > 1 ? absolute(in, a[1]) : wide(in.surroundings().root());
    return narrow(in, QDir::cleanPath(QDir(base).absoluteFilePath(wide(a[0].text()))));
}

Eval baseName(Interpreter &in, Arguments a)
{
    auto name = QFileInfo(wide(a[0].text())).fileName();
    if (a.size() > 1 && a[1].isBinary() && name.endsWith(wide(a[1].text()))) {
        name.chop(wide(a[1].text()).size());
    }
    return narrow(in, name);
}

/// Names with * and ?, one folder after the other; ** is any number of folders.
void expandInto(const QString &base, const QStringList &parts, QStringList &out, int depth)
{
    if (out.size() > 1000 || depth > 20) {
        return;
    }
    if (parts.isEmpty()) {
        out.push_back(base);
        return;
    }
    const auto rest = parts.mid(1);
    const auto &part = parts.front();
    if (part == QStringLiteral("**")) {
        expandInto(base, rest, out, depth + 1);
        for (const auto &folder : QDir(base).entryList(
                 QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name)) {
            expandInto(base + u'/' + folder, parts, out, depth + 1);
        }
        return;
    }
    if (!part.contains(u'*') && !part.contains(u'?') && !part.contains(u'{')) {
        if (QFileInfo::exists(base + u'/' + part)) {
            expandInto(base + u'/' + part, rest, out, depth + 1);
        }
        return;
    }
    for (const auto &name :
        QDir(base).entryList({ part }, QDir::AllEntries | QDir::NoDotAndDotDot, QDir::Name)) {
        expandInto(base + u'/' + name, rest, out, depth + 1);
    }
}

Eval wildcard(Interpreter &in, Arguments a)
{
    const auto pattern = absolute(in, a[0]);
    auto parts = pattern.split(u'/', Qt::SkipEmptyParts);
    QString base;
    while (!parts.isEmpty() && !parts.front().contains(u'*') && !parts.front().contains(u'?')) {
        base += u'/' + parts.takeFirst();
    }
    if (!in.surroundings().mayRead(base.toStdString())) {
        return in.unknown("files outside the project");
    }
    QStringList found;
    expandInto(base, parts, found, 0);
    found.removeDuplicates();
    found.sort();
    std::vector<Value> out;
    for (const auto &path : found) {
        out.push_back(narrow(in, path));
    }
    return makeList(in.arena(), out);
}

Eval directoryName(Interpreter &in, Arguments a)
{
    return narrow(in, QFileInfo(wide(a[0].text())).path());
}

constexpr std::string_view F = "File";
constexpr std::string_view P = "Path";
constexpr BuiltinEntry Entries[] = {
    { F, "read!", 1, 1, read },
    { F, "read", 1, 1, readResult },
    { F, "exists?", 1, 2, exists },
    { F, "regular?", 1, 2, exists },
    { F, "cwd!", 0, 0, workingDirectory },
    { P, "join", 1, 2, join },
    { P, "expand", 1, 2, expand },
    { P, "basename", 1, 2, baseName },
    { P, "dirname", 1, 1, directoryName },
    { P, "absname", 1, 2, expand },
    { P, "wildcard", 1, 2, wildcard },
    { "Ecto.Migration", "execute_file", 1, 2, executeFile },
};

} // namespace

Builtins fileBuiltins()
{
    return Entries;
}

} // namespace Switchback::Ecto
