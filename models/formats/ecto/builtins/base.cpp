// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Bytes as text, and digests.

#include "formats/ecto/builtins/builtins.h"

#include <QByteArray>
#include <QCryptographicHash>

namespace Switchback::Ecto {

namespace {

QByteArray bytesOf(const Value &value)
{
    return { value.text().data(), qsizetype(value.text().size()) };
}

Eval made(Interpreter &in, const QByteArray &bytes)
{
    return in.text({ bytes.constData(), size_t(bytes.size()) });
}

Value option(Arguments a, std::string_view name)
{
    return a.size() > 1 ? keywordGet(a[1], atom(name)) : Value();
}

Eval encode16(Interpreter &in, Arguments a)
{
    if (!a[0].isBinary()) {
        return badArgument(in, "a binary was expected");
    }
    const auto text = bytesOf(a[0]).toHex();
    return made(in, option(a, "case").isAtom(atom("lower")) ? text : text.toUpper());
}

template<bool Url>
Eval encode64(Interpreter &in, Arguments a)
{
    if (!a[0].isBinary()) {
        return badArgument(in, "a binary was expected");
    }
    const bool padded = !option(a, "padding").isAtom(A::False);
    return made(in,
        bytesOf(a[0]).toBase64((Url ? QByteArray::Base64UrlEncoding : QByteArray::Base64Encoding)
            | (padded ? QByteArray::KeepTrailingEquals : QByteArray::OmitTrailingEquals)));
}

Eval decode16(Interpreter &in, Arguments a)
{
    const auto text = bytesOf(a[0]);
    const auto bytes = QByteArray::fromHex(text);
    const auto given = option(a, "case");
    const auto back = given.isAtom(atom("lower")) ? bytes.toHex() : bytes.toHex().toUpper();
    const bool fine = given.isAtom(atom("mixed")) ? back == text.toUpper() : back == text;
    return fine ? made(in, bytes)
                : Eval(badArgument(in, "a text of hexadecimal digits was expected"));
}

template<bool Url>
Eval decode64(Interpreter &in, Arguments a)
{
    const auto result = QByteArray::fromBase64Encoding(bytesOf(a[0]),
        (Url ? QByteArray::Base64UrlEncoding : QByteArray::Base64Encoding)
            | QByteArray::AbortOnBase64DecodingErrors);
    return result ? made(in, *result) : Eval(badArgument(in, "a text in base 64 was expected"));
}

Eval digest(Interpreter &in, Arguments a)
{
    using Algorithm = QCryptographicHash::Algorithm;
    const std::pair<Atom, Algorithm> known[] = { { atom("md5"), Algorithm::Md5 },
        { atom("sha"), Algorithm::Sha1 }, { atom("sha256"), Algorithm::Sha256 },
        { atom("sha512"), Algorithm::Sha512 } };
    for (const auto &[name, algorithm] : known) {
        if (a[0].isAtom(name) && a[1].isBinary()) {
            return made(in, QCryptographicHash::hash(bytesOf(a[1]), algorithm));
        }
    }
    return in.unknown("this digest is not known here");
}

Eval md5(Interpreter &in, Arguments a)
{
    return a[0].isBinary()
        ? made(in, QCryptographicHash::hash(bytesOf(a[0]), QCryptographicHash::Md5))
        : Eval(badArgument(in, "a binary was expected"));
}

constexpr std::string_view B = "Base";
constexpr BuiltinEntry Entries[] = {
    { B, "encode16", 1, 2, encode16 },
    { B, "decode16!", 1, 2, decode16 },
    { B, "encode64", 1, 2, encode64<false> },
    { B, "url_encode64", 1, 2, encode64<true> },
    { B, "decode64!", 1, 2, decode64<false> },
    { B, "url_decode64!", 1, 2, decode64<true> },
    { ":crypto", "hash", 2, 2, digest },
    { ":erlang", "md5", 1, 1, md5 },
};

} // namespace

Builtins baseBuiltins()
{
    return Entries;
}

} // namespace Switchback::Ecto
