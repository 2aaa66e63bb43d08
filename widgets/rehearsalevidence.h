// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a rehearsal found out about one migration, to read and to copy: the verdict, its reasons,
// and whether schema and data were the same after each way.

#include "core/rehearsed.h"

#include <QTextBrowser>

namespace Switchback {

class RehearsalEvidence : public QTextBrowser
{
    Q_OBJECT
public:
    explicit RehearsalEvidence(QWidget *parent = nullptr);
    void setTrip(const RehearsedTrip &trip);
    /// A sentence instead.
    void say(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    void render();
    std::optional<RehearsedTrip> m_trip;
    QString m_sentence;
};

} // namespace Switchback
