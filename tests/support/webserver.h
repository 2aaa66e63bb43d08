// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A web server of one page, for what asks addresses.

#include <QTcpServer>
#include <QTcpSocket>

#include <atomic>
#include <functional>
#include <thread>

namespace Switchback {

class WebServer
{
public:
    /// `answer` is asked for each request; an empty one is never sent.
    explicit WebServer(std::function<QByteArray()> answer)
        : m_answer(std::move(answer))
        , m_thread([this](const std::stop_token &stop) { serve(stop); })
    {
        while (m_port == 0) {
            std::this_thread::yield();
        }
    }

    QByteArray url() const { return "http://127.0.0.1:" + QByteArray::number(m_port.load()) + '/'; }

    static QByteArray page(const QByteArray &body, const QByteArray &status = "200 OK")
    {
        return "HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }

private:
    void serve(const std::stop_token &stop)
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        m_port = server.serverPort();
        while (!stop.stop_requested()) {
            if (!server.waitForNewConnection(20)) {
                continue;
            }
            auto *socket = server.nextPendingConnection();
            const auto answer = m_answer();
            if (answer.isEmpty()) {
                continue; // kept open, never answered
            }
            socket->waitForReadyRead(1000);
            socket->write(answer);
            socket->disconnectFromHost();
            socket->waitForBytesWritten(1000);
        }
    }

    std::function<QByteArray()> m_answer;
    std::atomic<int> m_port = 0;
    std::jthread m_thread;
};

} // namespace Switchback
