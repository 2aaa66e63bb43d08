// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Values of people in other letters and digits: of the same length and shape, the same for the same
// value wherever it stands, and different for different ones, so that what was unique stays unique
// and what referred to a row still does. Without the key, which is never kept, nothing leads back.

#include "run/tableshape.h"

#include <QByteArray>
#include <QSet>

namespace Switchback {

class Masker
{
public:
    /// With a key of its own.
    Masker();
    explicit Masker(const QByteArray &key);

    /// Letters become letters of the same script and case, digits digits; all else stays, and so
    /// does the scheme of an address. What differs only in case still does.
    QString text(const QString &value) const;
    /// As many digits, the same sign; not above `most`, where that is more than 0 and the value is
    /// not above it either.
    QString number(const QString &value, double most = 0) const;
    /// The column's value as its type takes it; a null value where the type has none such.
    QVariant value(const ColumnShape &column, const QVariant &value) const;

private:
    QByteArray sum(const QByteArray &of) const;
    QString digits(const QString &value, qsizetype from) const;
    QString json(const QString &value) const;
    QString list(const QString &value) const;
    QString address(const QString &value, const QString &type) const;
    QString moment(const QString &value) const;
    QString time(const QString &value) const;
    QString word(const QString &value, const QStringList &words) const;
    QString opposite(const QString &value) const;
    QString interval(const QString &value) const;
    QString bits(const QString &value) const;
    QByteArray rawBits(const QByteArray &value, qint64 length) const;
    QString year(const QString &value) const;
    QString uuid(const QString &value) const;
    QByteArray bytes(const QByteArray &value) const;
    QString place(const QString &value, double most) const;

    QByteArray m_key;
};

/// The error without what may be a value: quoted words that are none of `names`, and the server's
/// details, which repeat whole rows.
Error withoutValues(Error error, const QSet<QString> &names);

} // namespace Switchback
