// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/http/httpget.h"

#include "core/text.h"
#include "core/tr.h"

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QTimer>
#include <QUrl>

#include <memory>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qsizetype SizeLimit = 256 << 10;
constexpr std::chrono::milliseconds LookEvery { 50 }; // for the stop

Error noAnswer(const QUrl &url, const QString &why)
{
    return { .kind = ErrorKind::Connection,
        .what = tr("%1 does not answer: %2")
            .arg(elided(visible(url.toDisplayString(QUrl::RemoveUserInfo)), 120), why) };
}

/// A login in the address is sent at once, as every other client does when it is told so.
QNetworkRequest requestFor(QUrl url)
{
    const auto login = url.userName(QUrl::FullyDecoded) + u':' + url.password(QUrl::FullyDecoded);
    url.setUserInfo({});
    QNetworkRequest request(url);
    if (login.size() > 1) {
        request.setRawHeader("Authorization", "Basic " + login.toUtf8().toBase64());
    }
    request.setHeader(QNetworkRequest::UserAgentHeader, u"switchback"_s);
    request.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    return request;
}

} // namespace

Result<HttpAnswer> httpGet(
    const QString &url, std::chrono::milliseconds timeout, const std::stop_token &stop)
{
    const QUrl address(url, QUrl::StrictMode);
    const bool isHttp = address.scheme() == "http"_L1 || address.scheme() == "https"_L1;
    if (!address.isValid() || !isHttp || address.host().isEmpty()) {
        return fail({ .kind = ErrorKind::Input,
            .what = tr("'%1' is no address.").arg(elided(visible(scrubbed(url)), 120)) });
    }
    QNetworkAccessManager manager;
    manager.setProxy(QNetworkProxy::NoProxy);
    QEventLoop loop;
    QByteArray body;
    bool isLate = false;
    const std::unique_ptr<QNetworkReply> reply(manager.get(requestFor(address)));
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QObject::connect(reply.get(), &QNetworkReply::readyRead, &loop, [&] {
        body += reply->read(SizeLimit - body.size());
        if (body.size() >= SizeLimit) {
            loop.quit(); // the rest is not looked at
        }
    });
    QTimer deadline;
    QObject::connect(&deadline, &QTimer::timeout, &loop, [&] {
        isLate = true;
        loop.quit();
    });
    deadline.setSingleShot(true);
    deadline.start(timeout);
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (stop.stop_requested()) {
            loop.quit();
        }
    });
    look.start(LookEvery);
    if (!reply->isFinished()) {
        loop.exec();
    }
    if (stop.stop_requested() || isLate) {
        return fail(noAnswer(address,
            isLate ? tr("nothing came within %1 ms").arg(timeout.count()) : tr("stopped")));
    }
    // An answer such as 404 is an error to Qt and an answer to us; a broken one is none.
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto error = reply->isFinished() ? reply->error() : QNetworkReply::NoError;
    const bool broken = error != QNetworkReply::NoError
        && (error < QNetworkReply::ContentAccessDenied || error == QNetworkReply::ProtocolFailure);
    if (status <= 0 || broken) {
        return fail(noAnswer(address, visible(scrubbed(reply->errorString()))));
    }
    body += reply->isFinished() ? reply->read(SizeLimit - body.size()) : QByteArray();
    return HttpAnswer { status, body };
}

} // namespace Switchback
