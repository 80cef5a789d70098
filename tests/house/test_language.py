"""No English is left on a page, of ours or of a library."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib import admin
from django.urls import reverse

from accounts.models import Event
from tests import factories

# Words of interfaces that are no word of Vietnamese, with or without its marks.
ENGLISH = re.compile(
    r"\b(access|account|action|active|add|all|and|any|attempt|auth|birth|by|change|"
    r"choose|clear|click|close|code|confirm|content|create|date|default|delete|"
    r"detail|email|empty|enter|error|event|export|false|field|filter|format|found|"
    r"group|has|history|home|import|index|invalid|item|items|last|list|log|login|"
    r"logout|member|model|must|name|new|none|not|object|objects|of|page|password|"
    r"permission|permissions|person|please|record|remove|required|result|results|"
    r"row|save|search|select|selected|settings|show|sign|site|sort|staff|status|"
    r"submit|success|superuser|task|the|time|total|true|type|unit|unknown|update|"
    r"upload|user|users|username|value|view|warning|yes|you|your)\b",
    re.IGNORECASE,
)
SPOKEN = ("alt", "aria-label", "placeholder", "title", "data-label")
SILENT = ("script", "style", "code")
ROWS = [getattr(factories, name) for name in factories.__all__]
LISTED = {f._meta.model: f for f in ROWS if f._meta.model in admin.site._registry}
PAGES = ("home", "search", "reports", "account", "admin:index")


class Reader(HTMLParser):
    """All that a page says, aloud or in the attributes that are read out."""

    def __init__(self, page):
        super().__init__()
        self.said = []
        self.silent = 0
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.silent += tag in SILENT
        self.said += [value or "" for name, value in attrs if name in SPOKEN]

    def handle_endtag(self, tag):
        self.silent -= tag in SILENT

    def handle_data(self, data):
        if not self.silent:
            self.said.append(data)


def english(page):
    return sorted({m.lower() for m in ENGLISH.findall(" ".join(Reader(page).said))})


@pytest.fixture
def read(giang, province, client):
    """The English words of a page, as the administrator reads it."""
    client.force_login(giang)
    return lambda url: english(client.get(url, follow=True).content.decode())


def test_english_would_be_found():
    page = '<p>Chọn <b>Select</b></p><img alt="True"><script>var name</script>'

    assert english(page) == ["select", "true"]


@pytest.mark.parametrize("name", PAGES)
def test_page_is_in_vietnamese(read, name):
    assert read(reverse(name)) == []


@pytest.mark.parametrize("model", LISTED, ids=lambda model: model.__name__)
def test_records_are_in_vietnamese(read, model):
    row = LISTED[model](**({"by": "giang"} if model is Event else {}))
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"

    assert read(reverse(f"{name}_changelist")) == []
    assert read(reverse(f"{name}_change", args=[row.pk])) == []
    assert read(reverse(f"{name}_history", args=[row.pk])) == []


@pytest.mark.parametrize("model", LISTED, ids=lambda model: model.__name__)
def test_acts_are_in_vietnamese(giang, read, model):
    row = LISTED[model]()
    records = admin.site._registry[model]
    acts = getattr(records, "acts_for", lambda *_: [])

    for act in [*acts(giang), *acts(giang, row)]:
        assert read(act["url"]) == []


def test_translations_are_compiled():
    folder = Path(settings.LOCALE_PATHS[0]) / "vi" / "LC_MESSAGES"
    said = re.findall(
        r'^msgstr(?:\[0\])? "(.+)"$', (folder / "django.po").read_text(), re.M
    )

    compiled = (folder / "django.mo").read_bytes().decode(errors="replace")
    unescaped = [text.replace('\\"', '"').replace("\\n", "\n") for text in said]
    assert [text for text in unescaped if text not in compiled] == []
