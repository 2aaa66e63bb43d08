// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/icons.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

// The drawings live in a static library, whose own registration the linker would drop. The macro
// must stand outside every namespace.
static void registerDrawings()
{
    Q_INIT_RESOURCE(switchback);
}

namespace Switchback {

namespace {

QString pathOf(const QString &name)
{
    static const bool registered = (registerDrawings(), true);
    Q_UNUSED(registered)
    return u":/icons/"_s + name + u".svg"_s;
}

QPixmap drawn(const QString &name, const QColor &color, QSize pixels, qreal scale)
{
    const auto key = u"switchback/%1/%2/%3x%4/%5"_s.arg(name, color.name(QColor::HexArgb))
                         .arg(pixels.width())
                         .arg(pixels.height())
                         .arg(scale);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) {
        return pixmap;
    }
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QFile file(pathOf(name));
    if (file.open(QIODevice::ReadOnly)) {
        auto svg = file.readAll();
        svg.replace("currentColor", color.name().toLatin1());
        if (pixels.height() / scale >= 28) {
            svg.replace(
                "stroke-width=\"1.4\"", "stroke-width=\"0.9\""); // large ones stay line drawings
        }
        QSvgRenderer renderer(svg);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setOpacity(color.alphaF());
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        renderer.render(&painter, QRectF(QPointF(), pixels));
    }
    pixmap.setDevicePixelRatio(scale);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class TintedEngine : public QIconEngine
{
public:
    TintedEngine(QString name, std::optional<Tone> tone)
        : m_name(std::move(name))
        , m_tone(tone)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const auto scale = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
        painter->drawPixmap(rect, scaledPixmap(rect.size() * scale, mode, state, scale));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // The application's, not a widget's: an icon does not know where it is painted.
        const auto palette = QGuiApplication::palette();
        const auto &t = tokens(palette);
        auto color = m_tone ? ink(*m_tone, t) : t.text;
        if (mode == QIcon::Disabled) {
            color = palette.color(QPalette::Disabled, QPalette::Text);
        } else if (mode == QIcon::Selected && !m_tone) {
            color = t.onAccent;
        }
        return drawn(m_name, color, size, scale);
    }

    QIconEngine *clone() const override { return new TintedEngine(*this); }
    QString key() const override { return u"switchback"_s; }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    QString m_name;
    std::optional<Tone> m_tone;
};

QIcon made(const QString &name, std::optional<Tone> tone)
{
    return QFile::exists(pathOf(name)) ? QIcon(new TintedEngine(name, tone)) : QIcon();
}

} // namespace

QIcon icon(const QString &name)
{
    return made(name, std::nullopt);
}

QIcon icon(const QString &name, Tone tone)
{
    return made(name, tone);
}

void paintIcon(QPainter *painter, const QRectF &rect, const QString &name, const QColor &color)
{
    const auto side = std::min(rect.width(), rect.height());
    const auto scale = painter->device()->devicePixelRatio();
    const auto pixmap = drawn(
        name, color, QSize(qRound(side * scale), qRound(side * scale)), scale);
    const QPointF topLeft(
        rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2);
    painter->drawPixmap(QPointF(std::round(topLeft.x()), std::round(topLeft.y())), pixmap);
}

QStringList iconNames()
{
    auto names = QFileInfo(pathOf({})).dir().entryList({ u"*.svg"_s }, QDir::Files, QDir::Name);
    for (auto &name : names) {
        name.chop(4);
    }
    return names;
}

} // namespace Switchback
