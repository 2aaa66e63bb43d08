// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/signature.h"

#include "core/childprocess.h"
#include "core/text.h"
#include "core/tr.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// A signature for one purpose is worth nothing for another.
const auto Purpose = u"switchback-plan"_s;
constexpr qint64 FirstLine = 64; // what tells a minisign key from one of SSH

Error refused(const QString &what, const QString &next, const QString &said = {})
{
    return { .kind = ErrorKind::Refused,
        .what = what,
        .untouched = tr("Nothing was run."),
        .next = next,
        .server = said };
}

bool isMinisign(const QString &file)
{
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly)
        && opened.read(FirstLine).startsWith("untrusted comment:");
}

Result<QString> tool(const QString &name)
{
    const auto program = findProgram(name);
    return program.isEmpty()
        ? Result<QString>(fail(refused(tr("%1 was not found on PATH.").arg(name),
              tr("Install it, or use a key of the other kind."))))
        : program;
}

QString last(const QByteArray &text)
{
    return visible(QString::fromUtf8(text.trimmed()).section(u'\n', -1));
}

/// What asks for a pass phrase needs the terminal, and the caller's own variables for the agent.
Result<void> runSigner(const QString &program, const QStringList &arguments, bool terminal)
{
    const auto name = QFileInfo(program).fileName();
    if (!terminal) {
        const auto ran = runChild(
            { .program = program, .arguments = arguments, .wholeEnvironment = true });
        return !ran              ? Result<void>(fail(ran.error()))
            : ran->exitCode == 0 ? Result<void>()
                                 : fail(refused(tr("%1 did not sign.").arg(name),
                                       program.endsWith("minisign"_L1)
                                           ? tr("A key with a password wants a terminal: sign "
                                                "there with 'switchback-cli sign'.")
                                           : tr("Add the key to the agent, or sign in a terminal "
                                                "with 'switchback-cli sign'."),
                                       last(ran->errors + ran->output)));
    }
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.setInputChannelMode(QProcess::ForwardedInputChannel);
    process.start(program, arguments);
    const bool ended = process.waitForFinished(-1) && process.exitStatus() == QProcess::NormalExit;
    return ended && process.exitCode() == 0
        ? Result<void>()
        : fail(refused(tr("%1 did not sign.").arg(name), tr("Look at what it said.")));
}

/// The bytes that were read, for tools that want a file: nobody can exchange it meanwhile.
std::unique_ptr<QTemporaryFile> privateCopy(const QByteArray &bytes)
{
    auto file = std::make_unique<QTemporaryFile>(QDir::tempPath() + u"/switchback-XXXXXX.plan"_s);
    const bool written = file->open() && file->write(bytes) == bytes.size() && file->flush();
    return written ? std::move(file) : nullptr;
}

Error notSigned(const QString &said)
{
    return refused(tr("The plan file is not signed by anybody who may."),
        tr("Let somebody of the list review and sign it."), said);
}

Result<QString> bySsh(const QString &copy, const QString &signature, const QString &allowedSigners)
{
    const auto program = tool(u"ssh-keygen"_s);
    if (!program) {
        return program;
    }
    const auto found = runChild({ .program = *program,
        .arguments = {
            u"-Y"_s, u"find-principals"_s, u"-s"_s, signature, u"-f"_s, allowedSigners } });
    if (!found) {
        return fail(found.error());
    }
    const auto signer = QString::fromUtf8(found->output).section(u'\n', 0, 0).trimmed();
    if (found->exitCode != 0 || signer.isEmpty()) {
        return fail(notSigned(last(found->errors)));
    }
    const auto checked = runChild({ .program = *program,
        .arguments = { u"-Y"_s, u"verify"_s, u"-f"_s, allowedSigners, u"-I"_s, signer, u"-n"_s,
            Purpose, u"-s"_s, signature },
        .input = copy });
    if (!checked) {
        return fail(checked.error());
    }
    return checked->exitCode == 0 ? Result<QString>(signer)
                                  : fail(notSigned(last(checked->errors + checked->output)));
}

Result<QString> byMinisign(const QString &copy, const QString &signature, const QString &publicKey)
{
    const auto program = tool(u"minisign"_s);
    if (!program) {
        return program;
    }
    const auto checked = runChild({ .program = *program,
        .arguments = { u"-V"_s, u"-q"_s, u"-p"_s, publicKey, u"-x"_s, signature, u"-m"_s, copy } });
    if (!checked) {
        return fail(checked.error());
    }
    if (checked->exitCode != 0) {
        // One sentence in two lines.
        return fail(notSigned(
            elided(QString::fromUtf8(checked->errors + checked->output).simplified(), 300)));
    }
    QFile key(publicKey);
    std::ignore = key.open(QIODevice::ReadOnly);
    return u"minisign "_s + last(key.read(4096));
}

} // namespace

QString signatureBeside(const QString &file)
{
    for (const auto *ending : { ".sig", ".minisig" }) {
        if (const auto path = file + QLatin1StringView(ending); QFileInfo::exists(path)) {
            return path;
        }
    }
    return {};
}

Result<QString> signFile(const QString &file, const QString &key, bool terminal)
{
    if (!QFileInfo(key).isFile()) {
        return fail(Error { .kind = ErrorKind::Input,
            .what = tr("There is no key '%1'.").arg(visible(key)),
            .untouched = tr("Nothing was signed."),
            .place = { key } });
    }
    const bool minisign = isMinisign(key);
    const auto program = tool(minisign ? u"minisign"_s : u"ssh-keygen"_s);
    if (!program) {
        return program;
    }
    // The tools ask before they overwrite; the one that is there stays until there is another.
    const auto draft = file + ".new"_L1;
    const auto drafted = minisign ? draft + ".minisig"_L1 : draft + ".sig"_L1;
    QFile::remove(draft);
    QFile::remove(drafted);
    if (!QFile::copy(file, draft)) {
        return fail(refused(tr("No signature can be written beside the plan file."),
            tr("Copy the plan file to a folder of your own.")));
    }
    const auto arguments = minisign
        ? QStringList { u"-S"_s, u"-s"_s, key, u"-x"_s, drafted, u"-m"_s, draft }
        : QStringList { u"-q"_s, u"-Y"_s, u"sign"_s, u"-f"_s, key, u"-n"_s, Purpose, draft };
    const auto done = runSigner(*program, arguments, terminal);
    QFile::remove(draft);
    if (!done) {
        QFile::remove(drafted);
        return fail(done.error());
    }
    for (const auto *ending : { ".sig", ".minisig" }) {
        QFile::remove(file + QLatin1StringView(ending));
    }
    const auto signature = file + (minisign ? ".minisig"_L1 : ".sig"_L1);
    return QFile::rename(drafted, signature)
        ? Result<QString>(signature)
        : fail(refused(tr("The signature cannot be put beside the plan file."),
              tr("It is kept as '%1'.").arg(visible(drafted))));
}

Result<QString> signerOf(
    const QByteArray &bytes, const QString &signature, const QString &allowedSigners)
{
    if (!QFileInfo(allowedSigners).isFile()) {
        return fail(refused(
            tr("The list of those who may sign, '%1', is not there.").arg(visible(allowedSigners)),
            tr("Correct allowed_signers in switchback.toml.")));
    }
    if (signature.isEmpty()) {
        return fail(notSigned({}));
    }
    const auto copy = privateCopy(bytes);
    if (!copy) {
        return fail(refused(tr("No private file could be written."), tr("Make room.")));
    }
    return isMinisign(allowedSigners) ? byMinisign(copy->fileName(), signature, allowedSigners)
                                      : bySsh(copy->fileName(), signature, allowedSigners);
}

} // namespace Switchback
