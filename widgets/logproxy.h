// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What of the log is shown: one environment's, one outcome's, and what holds the words looked for,
// the server's own among them.

#include <QSortFilterProxyModel>

namespace Switchback {

class LogProxy : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    enum class Outcomes { All, Done, Failed, Overridden };
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setWords(const QString &words);
    void setEnvironment(const QString &environment); // empty: all
    void setOutcomes(Outcomes outcomes);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QString m_words;
    QString m_environment;
    Outcomes m_outcomes = Outcomes::All;
};

} // namespace Switchback
