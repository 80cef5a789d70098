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

MISSING, CITED = "missing", "cited"
UNSAID = "–"
# Of numbers that units declare: the sheet sets an asterisk behind them, which does not
# go before a sign of percentage.
MARK = mark_safe(' class="declared"')
MARKED = frozenset(name for name in DECLARED if BY_ID[name].unit != "%")
# Units of what is measured, not counted.
MEASURES = frozenset({"%", "tuổi", "đồng", "mức lương cơ sở"})
INDENTATION = re.compile(r" *\n[ \n]*")


@register.simple_tag(takes_context=True)
def figure(context, name, at):
    """The value of a figure at "opening", "closing", "change", "span" or a day in a
    sentence, as a link to its definition. A dash where it cannot be said; the sentence
    then drops."""
    return _read(context, name, at, _in_words(name))


@register.simple_tag(takes_context=True)
def cells_over(context, name, *times):
    """Table cells of one figure at several times."""
    return _cells(_in_table(context, name, at) for at in times)


@register.simple_tag(takes_context=True)
def cells_on(context, at, *names):
    """Table cells of several figures at one time."""
    return _cells(_in_table(context, name, at) for name in names)


@register.simple_tag(takes_context=True)
def rows_on(context, at, *names):
    """Table rows at one time: the label of each figure and its value; a figure that
    cannot be said of the unit has no row."""
    return format_html_join(
        "",
        '<tr><th scope="row">{}</th><td class="number">{}</td></tr>',
        (
            (BY_ID[name].label, _in_table(context, name, at))
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
        return _cited(context, name, "change", 0, "không thay đổi")
    word = "giảm" if value < 0 else "tăng"
    cited = _cited(context, name, "change", value, _in_words(name)(abs(value)))
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


@register.filter
def explaining(glossary, cited):
    """The entries of the glossary, of the figures that the text cites."""
    entries = ([f for f in entry if f.id in cited] for entry in glossary)
    return [entry for entry in entries if entry]


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
        with context.push(**{MISSING: [], CITED: set()}):
            text = self.nodelist.render(context)
            missing, cited = context[MISSING], context[CITED]
        if missing:
            return ""
        context.get(CITED, set()).update(cited)
        return text


def _cells(values):
    return format_html_join("", '<td class="number">{}</td>', ((v,) for v in values))


def _in_table(context, name, at):
    return _read(context, name, at, vietnamese.number)


def _in_words(name):
    """How a sentence writes the values of a figure: things counted are padded."""
    known = BY_ID.get(name)
    measured = known is not None and known.unit in MEASURES
    return vietnamese.number if measured else vietnamese.counted


def _read(context, name, at, write):
    value = context["readings"].value(name, at)
    if value is None:
        return _miss(context, name)
    return _cited(context, name, at, value, write(value))


def _miss(context, name):
    context.get(MISSING, []).append(name)
    return UNSAID


def _cited(context, name, at, value, text):
    context.get(CITED, set()).add(name)
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
