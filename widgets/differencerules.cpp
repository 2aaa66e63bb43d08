// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/differencerules.h"

#include "core/text.h"
#include "widgets/rank.h"
#include "widgets/style.h"
#include "workspace/differencereader.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString offerText(const DiffIgnore &rule)
{
    const auto what = rule.property.isEmpty() ? HideDialog::tr("everything about it")
                                              : HideDialog::tr("its %1").arg(rule.property);
    const auto object = elided(visible(rule.object), 60);
    if (rule.object.isEmpty()) {
        return HideDialog::tr("Every %1, %2").arg(rule.kind, what);
    }
    return rule.object.contains(u'*')
        ? HideDialog::tr("Every %1 called %2, %3").arg(rule.kind, object, what)
        : HideDialog::tr("Only the %1 %2, %3").arg(rule.kind, object, what);
}

} // namespace

QList<DiffIgnore> rulesLike(const SchemaChange &example)
{
    const auto exact = ruleLike(example);
    QList<DiffIgnore> rules { exact };
    const auto dot = exact.object.lastIndexOf(u'.');
    if (dot > 0) {
        auto siblings = exact;
        siblings.object = exact.object.left(dot) + u".*"_s;
        rules += siblings;
    }
    // A whole kind is hidden only where it is about one property, or is a layer of its own.
    if (!exact.property.isEmpty() || exact.kind == "comment"_L1 || exact.kind == "privileges"_L1) {
        auto all = exact;
        all.object.clear();
        rules += all;
    }
    return rules;
}

HideDialog::HideDialog(const SchemaChange &example, DifferenceReader *reader, QWidget *parent)
    : QDialog(parent)
    , m_reader(reader)
    , m_offers(rulesLike(example))
    , m_choices(new QButtonGroup(this))
    , m_reason(new QLineEdit)
    , m_text(new QPlainTextEdit)
    , m_count(makeLabel(Rank::Muted, {}, this))
{
    setObjectName(u"hideDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Hide Differences Like This"));
    setupView(example);
    update();
}

void HideDialog::setupView(const SchemaChange &)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    for (int i = 0; i < m_offers.size(); ++i) {
        auto *choice = new QRadioButton(offerText(m_offers.at(i)));
        choice->setObjectName(u"hideChoice%1"_s.arg(i));
        choice->setChecked(i == 0);
        m_choices->addButton(choice, i);
        column->addWidget(choice);
    }
    m_reason->setObjectName(u"hideReason"_s);
    m_reason->setPlaceholderText(tr("for those who read the file later"));
    auto *form = new QFormLayout;
    form->addRow(tr("&Reason:"), m_reason);
    column->addSpacing(4);
    column->addLayout(form);
    auto *heading = makeLabel(Rank::Body, tr("This is appended to switchback.toml:"), this);
    column->addWidget(heading);
    m_text->setReadOnly(true);
    m_text->setObjectName(u"hideText"_s);
    m_text->setAccessibleName(tr("The rule as it is written"));
    m_text->setTabChangesFocus(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setFixedHeight(m_text->fontMetrics().height() * 6 + 16);
    column->addWidget(m_text);
    column->addWidget(m_count);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    auto *hide = buttons->addButton(tr("Hide them"), QDialogButtonBox::AcceptRole);
    hide->setObjectName(u"hideAccept"_s);
    makePrimary(hide);
    column->addWidget(buttons);
    resize(520, sizeHint().height());
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT ruleChosen(rule());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_choices, &QButtonGroup::idToggled, this, &HideDialog::update);
    connect(m_reason, &QLineEdit::textChanged, this, &HideDialog::update);
}

DiffIgnore HideDialog::rule() const
{
    auto rule = m_offers.value(m_choices->checkedId());
    rule.reason = m_reason->text().trimmed();
    return rule;
}

void HideDialog::update()
{
    m_text->setPlainText(ruleText(rule()));
    m_count->setText(tr("Counting what it hides …"));
    const int asked = ++m_asked;
    m_reader->countHidden(rule()).then(this, [this, asked](int count) {
        if (asked == m_asked) {
            m_count->setText(tr("Hides %n difference(s) now.", nullptr, count));
        }
    });
}

QDialog *showRules(const QList<RuleCount> &rules, QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setObjectName(u"rulesDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(HideDialog::tr("Rules That Hide Differences"));
    auto *list = new QListWidget;
    list->setObjectName(u"rulesList"_s);
    list->setAccessibleName(HideDialog::tr("Rules"));
    for (const auto &[rule, hidden] : rules) {
        auto text = HideDialog::tr("%n hidden: ", nullptr, hidden)
            + elided(visible(ruleInWords(rule)), 160);
        text += rule.reason.isEmpty() ? QString() : u" — "_s + elided(visible(rule.reason), 160);
        list->addItem(text);
    }
    auto *note = makeLabel(Rank::Muted,
        HideDialog::tr("They stand in switchback.toml, under [[diff.ignore]]."), dialog);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(list, 1);
    column->addWidget(note);
    column->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    dialog->resize(560, 320);
    dialog->open();
    return dialog;
}

} // namespace Switchback
