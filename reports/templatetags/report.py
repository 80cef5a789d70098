"""How a sentence cites: the only way for a number to enter the report's text."""

import re
from datetime import date

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from accounts import vietnamese
from reports.catalogue import BY_ID, DECLARED
from reports.rendering.data import plain

register = template.Library()

MISSING = "missing"
UNSAID = "–"
# Of numbers that units declare: the sheet sets an asterisk behind them, which does not
# go before a sign of percentage.
MARK = mark_safe(' class="declared"')
MARKED = frozenset(name for name in DECLARED if BY_ID[name].unit != "%")
INDENTATION = re.compile(r" *\n[ \n]*")


@register.simple_tag(takes_context=True)
def figure(context, name, at):
    """The value of a figure at "opening", "closing", "change", "span" or a day, as a
    link to its definition. A dash where it cannot be said; the sentence then drops."""
    value = context["readings"].value(name, at)
    if value is None:
        return _miss(context, name)
    return _cited(name, at, value, vietnamese.number(value))


@register.simple_tag(takes_context=True)
def cells_over(context, name, *times):
    """Table cells of one figure at several times."""
    return _cells(figure(context, name, at) for at in times)


@register.simple_tag(takes_context=True)
def cells_on(context, at, *names):
    """Table cells of several figures at one time."""
    return _cells(figure(context, name, at) for name in names)


@register.simple_tag(takes_context=True)
def rows_on(context, at, *names):
    """Table rows at one time: the label of each figure and its value; a figure that
    cannot be said of the unit has no row."""
    return format_html_join(
        "",
        '<tr><th scope="row">{}</th><td class="number">{}</td></tr>',
        (
            (BY_ID[name].label, figure(context, name, at))
            for name in names
            if context["readings"].value(name, at) is not None
        ),
    )


@register.simple_tag(takes_context=True)
def changed(context, name):
    """How a figure moved over the period, in words: "giảm 694", "tăng 12"."""
    value = context["readings"].value(name, "change")
    if value is None:
        return _miss(context, name)
    if value == 0:
        return _cited(name, "change", 0, "không thay đổi")
    word = "giảm" if value < 0 else "tăng"
    cited = _cited(name, "change", value, vietnamese.number(abs(value)))
    return format_html("{} {}", word, cited)


@register.simple_tag(takes_context=True)
def directive(context, symbol):
    """A registered document as it is cited: "Kết luận số 07-KL/TWĐTN-BTC ngày
    14/02/2019". The sentence drops when the office has not registered it."""
    document = context["directives"].get(symbol)
    if document is None:
        return _miss(context, symbol)
    kind, issued = document.get_kind_display(), document.issued_on
    dated = f" ngày {vietnamese.day(issued)}" if issued else ""
    return format_html(
        '{} số <span class="symbol">{}</span>{}', kind, document.symbol, dated
    )


@register.filter(is_safe=True)
def squeezed(text):
    """Without the indentation of the templates: a tenth of the report's weight."""
    return INDENTATION.sub("\n", text)


@register.tag
def sentence(parser, token):
    """Drops everything up to endsentence when something cited in it is missing."""
    nodelist = parser.parse(("endsentence",))
    parser.delete_first_token()
    return SentenceNode(nodelist)


class SentenceNode(template.Node):
    def __init__(self, nodelist):
        self.nodelist = nodelist

    def render(self, context):
        with context.push(**{MISSING: []}):
            text = self.nodelist.render(context)
            return "" if context[MISSING] else text


def _cells(values):
    return format_html_join("", '<td class="number">{}</td>', ((v,) for v in values))


def _miss(context, name):
    context.get(MISSING, []).append(name)
    return UNSAID


def _cited(name, at, value, text):
    return format_html(
        '<a href="#so-lieu-{}"{}><data class="figure" '
        'data-figure="{}" data-at="{}" value="{}">{}</data></a>',
        name,
        MARK if name in MARKED else "",
        name,
        at.isoformat() if isinstance(at, date) else at,
        plain(value),
        text,
    )
