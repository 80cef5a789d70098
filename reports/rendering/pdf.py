"""The report as an A4 PDF from the same template and stylesheet as the page."""

import gc
import re
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from .html import as_html

FACES = {
    "Regular": "font-weight: normal",
    "Bold": "font-weight: bold",
    "Italic": "font-style: italic",
    "BoldItalic": "font-weight: bold; font-style: italic",
}


def as_pdf(context):
    """The bytes of the PDF: tagged for screen readers, with bookmarks, the font
    embedded and nothing fetched from outside."""
    from weasyprint import CSS, HTML  # noqa: PLC0415 -- slow import
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 -- slow import

    fonts = FontConfiguration()
    with _uncollected():
        page = HTML(string=_for_paper(as_html(context)), base_url=None)
        faces = CSS(string=font_faces(), font_config=fonts)
        return page.write_pdf(
            stylesheets=[faces], font_config=fonts, pdf_variant="pdf/ua-1"
        )


@contextmanager
def _uncollected():
    """A layout lives until its PDF is written: looking for garbage meanwhile takes an
    eighth of the time and frees nothing."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _for_paper(page):
    """What paper has no use for is left out: the data of a figure, and its link where a
    table's cell holds nothing else. A space before a link or a symbol goes inside an
    element: WeasyPrint breaks the line a word too early where only that space does not
    fit."""
    page = re.sub(r"</?data[^>]*>", "", page)
    page = re.sub(r'(<td class="number">)<a [^>]*>(.*?)</a>', r"\1\2", page)
    page = _join_terms(_lead_to_entries(page))
    page = re.sub(r' (<a href="#so-lieu-[^>]*>)', r"\1 ", page)
    return re.sub(r' (<span class="symbol">[^<]*</span>)', r"<span> \1</span>", page)


def _lead_to_entries(page):
    """A link leads to the first term of an entry, which are all explained together."""
    first = {}
    for entry in re.findall(r"<div>(<dt id=.*?)<dd>", page, re.DOTALL):
        terms = re.findall(r'id="(so-lieu-\w+)"', entry)
        first |= dict.fromkeys(terms, terms[0])
    return re.sub(
        r'href="#(so-lieu-\w+)"',
        lambda link: f'href="#{first.get(link[1], link[1])}"',
        page,
    )


def _join_terms(page):
    """A term of the glossary is an element of its own only where a link leads to it:
    each costs the layout time."""
    led_to = set(re.findall(r'href="#(so-lieu-\w+)"', page))
    page = re.sub(
        r'<dt id="(so-lieu-\w+)"[^>]*>(.*?)</dt>',
        lambda term: term[0] if term[1] in led_to else term[2],
        page,
    )
    return re.sub(r"</?dd>", "", page)


def font_faces():
    """The report's font under the name that the stylesheet calls."""
    return "\n".join(
        f'@font-face {{ font-family: "DoanVu Serif"; {style}; '
        f'src: url("{font_file(face).as_uri()}") }}'
        for face, style in FACES.items()
    )


def font_file(face):
    return Path(settings.REPORT_FONT_DIR) / f"LiberationSerif-{face}.ttf"
