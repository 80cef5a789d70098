"""The lists and records of the admin, as our tables and facts want them."""

import re
from html import unescape
from itertools import islice

from django import template
from django.db import models
from django.utils.html import escape, format_html, strip_tags
from django.utils.safestring import mark_safe
from django.utils.text import capfirst

from accounts import vietnamese
from accounts.admin.base import MOST_COUNTED

register = template.Library()

CELL = re.compile(r"<(td|th)( class=\"[^\"]*\")?>")
# Good enough for what is escaped: a parser for each cell takes longer than its row.
TAG = re.compile(r"<[^>]*>")
MARK = re.compile(r'<img src="[^"]*icon-(yes|no|unknown)\.svg" alt="\w+">')
WORDS = {"yes": "Có", "no": "Không", "unknown": "Chưa rõ"}
# 3, 1.234 or 12,5%: not a telephone, not a year.
NUMBER = re.compile(r"[−-]?\d{1,3}(\.\d{3})*(,\d+)?\s?%?")
NUMBERS = (models.DecimalField, models.FloatField, models.IntegerField)
LONG = 36


@register.filter
def spoken(html):
    """Django's pictures of yes and no, in words."""
    return mark_safe(MARK.sub(lambda mark: WORDS[mark[1]], str(html)))


@register.simple_tag
def table_of(cl, headers, results):
    """A list of the admin with, in each cell, the heading that it stands under on a
    phone; columns of numbers are marked."""
    rows = [[_speak(cell) for cell in row] for row in results]
    columns = []
    for place, header in enumerate(headers):
        cells = [row[place] for row in rows]
        columns.append(_describe(cl, cl.list_display[place], header, cells))
    tags = [_tag(column) for column in columns]
    told = [[_open(*pair) for pair in zip(row, tags, strict=False)] for row in rows]
    return {"columns": columns, "rows": told}


def _speak(cell):
    return spoken(cell) if "<img" in cell else cell


def _describe(cl, name, header, cells):
    return header | {
        "label": str(header["text"]),
        "is_number": _is_number(cl.opts, name, cells),
    }


def _is_number(opts, name, cells):
    field = next((field for field in opts.fields if field.name == name), None)
    if field:
        return isinstance(field, NUMBERS) and not field.choices
    said = (strip_tags(cell).strip() for cell in cells)
    told = [bool(NUMBER.fullmatch(text)) for text in islice(said, 10) if text != "–"]
    return bool(told) and all(told)


def _tag(column):
    """What the tags of a column's cells say: a name stands for itself, on a phone every
    other cell is read with its heading."""
    number = mark_safe(' class="number"' if column["is_number"] else "")
    heading = format_html(' data-label="{}"', capfirst(column["label"]))
    return {"th": f' scope="row"{number}', "td": f"{heading}{number}"}


def _open(cell, tag):
    """The cell's own tag, with its heading and, where it may be cut, its whole text."""
    found = CELL.match(cell)
    if not found:
        return cell
    rest = cell[found.end() :]
    text = unescape(TAG.sub("", rest)) if len(rest) > LONG else ""
    title = f' title="{escape(text)}"' if len(text) > LONG else ""
    return mark_safe(f"<{found[1]}{tag[found[1]]}{title}>{rest}")


@register.filter
def tally(cl):
    """How many rows a list has, counted no further than the list is paged."""
    count = vietnamese.number(cl.result_count)
    return f"hơn {count}" if cl.result_count >= MOST_COUNTED else count


@register.filter
def span(cl):
    """Which rows the page shows: 51–100."""
    first = (cl.page_num - 1) * cl.list_per_page + 1
    last = first + len(cl.result_list) - 1
    return f"{vietnamese.number(first)}–{vietnamese.number(last)}"
