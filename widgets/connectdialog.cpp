// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/connectdialog.h"

#include "widgets/icons.h"
#include "widgets/rank.h"
#include "widgets/style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

struct Kind {
    QString title;
    QString scheme;
    int port = 0;
};

const QList<Kind> &kinds()
{
    static const QList<Kind> list { { u"PostgreSQL"_s, u"postgresql"_s, 5432 },
        { u"MariaDB / MySQL"_s, u"mysql"_s, 3306 }, { u"SQLite"_s, u"sqlite"_s, 0 } };
    return list;
}

int kindOf(const QString &url)
{
    const auto scheme = url.section(u':', 0, 0).toLower();
    if (scheme.startsWith("sqlite"_L1)) {
        return 2;
    }
    return scheme == "mysql"_L1 || scheme == "mariadb"_L1 ? 1 : 0;
}

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

} // namespace

ConnectDialog::ConnectDialog(const QString &baseDirectory, QWidget *parent)
    : QDialog(parent)
    , m_baseDirectory(baseDirectory)
    , m_form(new QFormLayout)
    , m_kind(new QComboBox(this))
    , m_host(new QLineEdit(this))
    , m_port(new QSpinBox(this))
    , m_user(new QLineEdit(this))
    , m_database(new QLineEdit(this))
    , m_file(new QWidget(this))
    , m_fileName(new QLineEdit(m_file))
    , m_password(new QLineEdit(this))
    , m_keep(new QCheckBox(tr("Keep the password in the system's key ring"), this))
    , m_url(new QLineEdit(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setObjectName(u"connectDialog"_s);
    setWindowTitle(tr("Connect to a Database"));
    setupForm();
    setupView();
    kindChanged();
}

void ConnectDialog::setupForm()
{
    for (const auto &kind : kinds()) {
        m_kind->addItem(kind.title);
    }
    m_kind->setObjectName(u"connectKind"_s);
    m_host->setObjectName(u"connectHost"_s);
    m_host->setText(u"localhost"_s);
    m_host->setToolTip(tr("A name, an address, or the folder of a Unix socket"));
    m_port->setObjectName(u"connectPort"_s);
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("usual"));
    m_port->setAccessibleName(tr("Port"));
    m_user->setObjectName(u"connectUser"_s);
    m_database->setObjectName(u"connectDatabase"_s);
    m_fileName->setObjectName(u"connectFile"_s);
    m_fileName->setAccessibleName(tr("Database file"));
    m_password->setObjectName(u"connectPassword"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setPlaceholderText(tr("empty: as the project or the system says"));
    m_keep->setObjectName(u"connectKeep"_s);
    m_url->setObjectName(u"connectUrl"_s);
    m_url->setPlaceholderText(u"postgresql://user@host/database"_s);
    auto *browse = new QToolButton(m_file);
    browse->setObjectName(u"connectBrowse"_s);
    browse->setIcon(icon(u"folder"_s));
    browse->setAccessibleName(tr("Choose a file"));
    browse->setToolTip(tr("Choose a file"));
    auto *fileRow = new QHBoxLayout(m_file);
    fileRow->setContentsMargins(0, 0, 0, 0);
    fileRow->setSpacing(8);
    fileRow->addWidget(m_fileName, 1);
    fileRow->addWidget(browse);
    connect(browse, &QToolButton::clicked, this, &ConnectDialog::browse);
    auto *hostRow = new QHBoxLayout;
    hostRow->setSpacing(8);
    hostRow->addWidget(m_host, 1);
    hostRow->addWidget(m_port);
    m_form->setSpacing(8);
    m_form->setHorizontalSpacing(12);
    m_form->addRow(tr("&Kind:"), m_kind);
    m_form->addRow(tr("&Host and port:"), hostRow);
    m_form->addRow(tr("&User:"), m_user);
    m_form->addRow(tr("&Database:"), m_database);
    m_form->addRow(tr("&File:"), m_file);
    m_form->addRow(tr("&Password:"), m_password);
    m_form->addRow(QString(), m_keep);
    m_form->addRow(tr("U&RL:"), m_url);
    if (auto *label = qobject_cast<QLabel *>(m_form->labelForField(hostRow))) {
        label->setBuddy(m_host);
    }
}

void ConnectDialog::setupView()
{
    auto *ok = m_buttons->button(QDialogButtonBox::Ok);
    ok->setText(tr("Connect"));
    ok->setObjectName(u"connectOk"_s);
    makePrimary(ok);
    auto *note = makeLabel(
        Rank::Small, tr("Connecting only reads. The password is never written to a file."), this);
    note->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(16);
    column->addLayout(m_form);
    column->addWidget(note);
    column->addStretch();
    column->addWidget(m_buttons);
    setMinimumWidth(480);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ConnectDialog::kindChanged);
    for (auto *edit : { m_host, m_user, m_database, m_fileName }) {
        connect(edit, &QLineEdit::textEdited, this, &ConnectDialog::partsChanged);
    }
    connect(m_port, &QSpinBox::valueChanged, this, &ConnectDialog::partsChanged);
    connect(m_url, &QLineEdit::textEdited, this, &ConnectDialog::urlEdited);
}

void ConnectDialog::kindChanged()
{
    const bool isFile = kinds().at(m_kind->currentIndex()).port == 0;
    m_form->setRowVisible(1, !isFile);
    m_form->setRowVisible(m_user, !isFile);
    m_form->setRowVisible(m_database, !isFile);
    m_form->setRowVisible(m_password, !isFile);
    m_form->setRowVisible(m_keep, !isFile);
    m_form->setRowVisible(m_file, isFile);
    partsChanged();
}

QString ConnectDialog::urlFromParts() const
{
    const auto &kind = kinds().at(m_kind->currentIndex());
    if (kind.port == 0) {
        return m_fileName->text().isEmpty() ? QString()
                                            : QString(kind.scheme + u':' + m_fileName->text());
    }
    const auto host = m_host->text().trimmed();
    const bool isSocket = host.startsWith(u'/');
    auto url = kind.scheme + "://"_L1;
    if (!m_user->text().isEmpty()) {
        url += encoded(m_user->text()) + u'@';
    }
    url += isSocket ? encoded(host) : host;
    if (m_port->value() > 0) {
        url += u':' + QString::number(m_port->value());
    }
    return url + u'/' + encoded(m_database->text());
}

void ConnectDialog::partsChanged()
{
    if (!m_filling) {
        m_url->setText(urlFromParts());
    }
    partsGiven();
}

void ConnectDialog::partsGiven()
{
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(!m_url->text().trimmed().isEmpty());
}

void ConnectDialog::urlEdited()
{
    setUrl(m_url->text());
}

void ConnectDialog::setUrl(const QString &text)
{
    m_filling = true;
    auto shown = text;
    m_kind->setCurrentIndex(kindOf(text));
    if (kinds().at(m_kind->currentIndex()).port == 0) {
        auto file = text.mid(text.indexOf(u':') + 1).section(u'?', 0, 0);
        file.remove(0, file.startsWith("//"_L1) ? 2 : 0);
        m_fileName->setText(file);
    } else if (QUrl url(text); url.isValid()) {
        m_host->setText(url.host(QUrl::FullyDecoded));
        m_port->setValue(std::max(url.port(), 0));
        m_user->setText(url.userName(QUrl::FullyDecoded));
        m_database->setText(url.path(QUrl::FullyDecoded).mid(1));
        if (!url.password().isEmpty()) {
            // Typed or pasted with its password: that belongs into its own field.
            m_password->setText(url.password(QUrl::FullyDecoded));
            url.setPassword({});
            shown = url.toString(QUrl::FullyEncoded);
        }
    }
    if (shown != m_url->text()) {
        m_url->setText(shown);
    }
    m_filling = false;
    partsGiven();
}

Address ConnectDialog::address() const
{
    return { .url = m_url->text().trimmed(),
        .password = Secret(m_password->text()),
        .keep = m_keep->isChecked() };
}

void ConnectDialog::browse()
{
    const auto file = QFileDialog::getOpenFileName(
        this, tr("Choose a Database File"), m_baseDirectory);
    if (!file.isEmpty()) {
        m_fileName->setText(file);
        partsChanged();
    }
}

} // namespace Switchback
