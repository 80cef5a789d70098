"""Every address and every view of the admin is tried by every role with what belongs to
another district, so that a view added later without a scope fails here."""

import io
import json
import zipfile

import pytest
from django.contrib import admin
from django.core import serializers
from django.urls import URLPattern, get_resolver, reverse

from accounts.choices import Role
from accounts.models import Event
from accounts.spreadsheets.sheet import SHEETS
from cadres.choices import Degree, Employment, Manner, Subject
from cadres.models import Post
from tests import factories
from unions.choices import Form, LineKind

# No word of the software, of the cast or of the tests holds it.
MARK = "Kín Mật"
# Found by it, and not told back in these letters.
SEARCHED = {"q": "kin mat"}
# The log is read whole by whoever may read it: accounts.models.event.
WHOLE = {f"admin:accounts_event_{view}" for view in ("changelist", "change", "history")}


def patterns(resolver=None, spaces=()):
    """(name with its spaces, names of its parameters) of every address."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            name = ":".join((*spaces, pattern.name)) if pattern.name else None
            yield name, pattern
        else:
            space = (pattern.namespace,) if pattern.namespace else ()
            yield from patterns(pattern, (*spaces, *space))


def parameters(pattern):
    return [*pattern.pattern.converters] or [*pattern.pattern.regex.groupindex]


NAMED = {name: pattern for name, pattern in patterns() if name}
MODELS = {f"{m._meta.app_label}_{m._meta.model_name}": m for m in admin.site._registry}


@pytest.fixture
def kept(ha_quang, found, an, giang):
    """What only Hà Quảng and the province may see: one row of every model, by model."""
    rural = {"bloc": "RESIDENTIAL", "area": "RURAL"}
    unit = found("CB-HQ-KIN", Form.BRANCH, f"Chi đoàn {MARK}", ha_quang, **rural)
    person = factories.PersonFactory(
        full_name=f"Nông {MARK}", unit=unit, identity_number="004200000001"
    )
    stay = factories.EnrolmentFactory(person=person, unit=unit)
    other = factories.PersonFactory(full_name=f"Lục {MARK}", unit=unit)
    tenure = factories.TenureFactory(
        person=person,
        unit=unit,
        post=Post.objects.get(pk="SECRETARY"),
        manner=Manner.ELECTED,
        employment=Employment.NONE,
    )
    decision = factories.RestructuringFactory(
        authority=ha_quang, number="1", summary=f"Về {MARK}"
    )
    rows = [
        unit,
        unit.placements.get(),
        person,
        stay,
        tenure,
        factories.AdmissionFactory(enrolment=stay),
        factories.SeatFactory(unit=unit, post=tenure.post),
        factories.QualificationFactory(
            person=person, subject=Subject.PROFESSIONAL, level=Degree.MASTER
        ),
        factories.TransferFactory(person=person, source=unit, target=ha_quang),
        factories.DistinctionFactory(first=person, second=other),
        factories.SensitiveFactsFactory(person=person),
        factories.MandateFactory(user=an, unit=unit),
        factories.ReturnFactory(unit=unit),
        factories.FootprintFactory(by=giang, subject=f"Nông {MARK}"),
        factories.UploadFactory(uploaded_by=giang, name=f"{MARK}.xlsx"),
        factories.SuccessionFactory(unit=unit, into=ha_quang),
        decision,
        factories.LineRowFactory(
            restructuring=decision,
            kind=LineKind.RENAME,
            unit=unit.code,
            name=f"Chi đoàn {MARK} 1",
        ),
        factories.DestinationFactory(tenure=tenure, restructuring=decision),
        factories.OpeningFactory(restructuring=decision, unit=unit.code),
        factories.AllotmentFactory(restructuring=decision, person=person),
        factories.UserFactory(full_name=f"Bế {MARK}"),
        factories.EventFactory(subject=f"Nông {MARK}"),
    ]
    rows += of_return(rows[12])
    return {type(row): row for row in rows} | {"other": other}


def of_return(unit_return):
    """What hangs on the return that is kept."""
    own = {"unit_return": unit_return, "unit": unit_return.unit}
    late = {"period": unit_return.period, "unit": unit_return.unit}
    return [
        unit_return.period,
        factories.PortionFactory(reason=f"Thiếu {MARK}", **own),
        factories.ReturnLineFactory(remark=f"Hỏi {MARK}", **own),
        factories.ExplanationFactory(text=f"Vì {MARK}", **own),
        factories.ExtensionFactory(reason=f"Mưa ở {MARK}", **late),
        factories.CheckFactory(),
    ]


def arguments(name, pattern, kept):
    """The ways to fill an address with what is kept from strangers."""
    asked = parameters(pattern)
    if not asked:
        return [{}]
    if name.startswith("admin:"):
        found = _of_the_admin(name.removeprefix("admin:"), asked, kept)
        if found is not None:
            return found
    return OTHERS[name](kept)


def _of_the_admin(name, asked, kept):
    model = next(
        (m for label, m in MODELS.items() if name.startswith(f"{label}_")), None
    )
    if model is None:
        return None
    slugs = [act.slug for act in admin.site._registry[model].all_acts()]
    row = kept.get(model)
    own = {"object_id": row.pk if row else 1} if "object_id" in asked else {}
    if "slug" in asked:
        return [own | {"slug": slug} for slug in slugs]
    return [own] if set(asked) == set(own) else None


def of(model, **names):
    """Fills an address from the attributes of the row of `model` that is kept."""

    def fill(kept):
        row = next(r for m, r in kept.items() if getattr(m, "__name__", m) == model)
        return [{name: getattr(row, attr) for name, attr in names.items()}]

    return fill


# Addresses with parameters; one that is missing here fails the test.
OTHERS = {
    "report": of("Unit", code="code"),
    "report-file": lambda kept: [
        {"code": kept_code(kept), "form": form} for form in ("pdf", "json")
    ],
    "figure": lambda kept: [{"figure_id": "branches"}],
    "unit": of("Unit", code="code"),
    "person": of("Person", code="code"),
    "unit-series": of("Unit", code="code"),
    "unit-children": of("Unit", code="code"),
    "person-sensitive": of("Person", code="code"),
    "duplicate": lambda kept: [pair(kept)],
    "duplicate-told-apart": lambda kept: [pair(kept)],
    "duplicate-withdrawn": lambda kept: [pair(kept)],
    "uploads:show": of("Upload", pk="pk"),
    "uploads:progress": of("Upload", pk="pk"),
    "uploads:write": of("Upload", pk="pk"),
    "uploads:undo": of("Upload", pk="pk"),
    "uploads:cancel": of("Upload", pk="pk"),
    "uploads:refused": of("Upload", pk="pk"),
    "uploads:send": lambda kept: [{"sheet": each} for each in SHEETS],
    "uploads:template": lambda kept: [{"sheet": each} for each in SHEETS],
    "footprint": of("Footprint", pk="pk"),
    "restructuring": of("Restructuring", pk="pk"),
    "restructuring-approve": of("Restructuring", pk="pk"),
    "restructuring-return": of("Restructuring", pk="pk"),
    "restructuring-line": of("Restructuring", pk="pk"),
    "restructuring-line-edit": of("LineRow", pk="restructuring_id", number="line"),
    "restructuring-lines": of("Restructuring", pk="pk"),
    "restructuring-sheet": of("Restructuring", pk="pk"),
    "restructuring-sheet-file": lambda kept: [
        {"pk": decision_of(kept).pk, "suffix": "xlsx"}
    ],
    "restructuring-annex": lambda kept: [
        {"pk": decision_of(kept).pk, "form": form} for form in ("html", "pdf")
    ],
    "restructuring-notices": lambda kept: [
        {"pk": decision_of(kept).pk, "form": form} for form in ("html", "pdf")
    ],
    "restructuring-notice": lambda kept: [
        {"pk": decision_of(kept).pk, "code": kept_code(kept), "form": form}
        for form in ("html", "pdf")
    ],
    "board": of("Return", period="period_id"),
    "board-remind": of("Return", period="period_id"),
    "board-file": lambda kept: [
        {"period": period_of(kept), "form": form} for form in ("csv", "xlsx")
    ],
    "board-comparison": of("Return", period="period_id"),
    "board-comparison-file": lambda kept: [
        {"period": period_of(kept), "form": form} for form in ("csv", "xlsx")
    ],
    "destinations": of("Restructuring", pk="pk"),
    "destinations-write": of("Restructuring", pk="pk"),
    "destinations-accept": of("Restructuring", pk="pk"),
    "destination": of("Destination", pk="restructuring_id", tenure="tenure_id"),
    "openings": of("Restructuring", pk="pk"),
    "allotments": of("Restructuring", pk="pk"),
    "allotment": lambda kept: [{"pk": decision_of(kept).pk, "code": kept_code(kept)}],
    "return": lambda kept: returns_of(kept),
    "return-cells": lambda kept: returns_of(kept),
    "return-fill": lambda kept: returns_of(kept),
    "return-cell": lambda kept: [
        each | {"unit": line_of(kept).unit_id, "figure": line_of(kept).figure}
        for each in returns_of(kept)
    ],
    "return-explain": lambda kept: [return_of(kept)],
    "return-portion": lambda kept: returns_of(kept),
    "return-review": lambda kept: returns_of(kept),
    "return-send": lambda kept: returns_of(kept),
    "return-sheet": lambda kept: [return_of(kept)],
    "return-sheet-file": lambda kept: [return_of(kept)],
    "admin:view_on_site": lambda kept: [{"content_type_id": 1, "object_id": 1}],
    "admin:app_list": lambda kept: [{"app_label": "members"}],
}


def pair(kept):
    people = kept[MODELS["members_person"]], kept["other"]
    return {"first": people[0].pk, "second": people[1].pk}


def decision_of(kept):
    return kept[MODELS["unions_restructuring"]]


def return_of(kept):
    """The page of the return that is kept."""
    return {"period": period_of(kept), "code": kept_code(kept)}


def returns_of(kept):
    """The same, and the page of the sender."""
    page = return_of(kept)
    return [page, page | {"code": "CB-HAQUANG"}]


def line_of(kept):
    return kept[MODELS["reports_returnline"]]


def period_of(kept):
    return kept[MODELS["reports_return"]].period_id


def kept_code(kept):
    return next(
        row.code for model, row in kept.items() if model == MODELS["unions_unit"]
    )


def text_of(response):
    """All that an answer says, sheets unpacked and JSON read."""
    told = response.getvalue() if not response.streaming else b"".join(response)
    told += response.headers.get("Location", "").encode()
    if response.headers.get("Content-Type") == "application/json":
        return json.dumps(json.loads(told), ensure_ascii=False)
    if told[:2] == b"PK":
        book = zipfile.ZipFile(io.BytesIO(told))
        told = b"".join(book.read(name) for name in book.namelist())
    return told.decode(errors="replace")


@pytest.fixture
def strangers(open_account, giang, hoa_an, nobody):
    """Every role, over Hòa An alone."""
    users = [
        open_account(f"la-{role}", "Người Lạ", role, hoa_an, giang)
        for role in Role
        if role != Role.ADMINISTRATOR
    ]
    return [None, nobody, *users]


def test_every_address_has_a_name():
    unnamed = [str(p.pattern) for name, p in patterns() if name is None]

    # Django's own: the old address of a record, and whatever the admin does not know.
    assert set(unnamed) <= {"<path:object_id>/", "(?P<url>.*)$"}


def test_strangers_read_nothing_of_another_district(kept, strangers, client):
    leaks, broken = [], []
    for user in strangers:
        client.logout()
        if user:
            client.force_login(user)
        for name, pattern in NAMED.items():
            for filled in arguments(name, pattern, kept):
                response = client.get(reverse(name, kwargs=filled), SEARCHED)
                where = f"{user}: {name} {filled}"
                if response.status_code >= 500:
                    broken.append(where)
                if MARK in text_of(response) and name not in WHOLE:
                    leaks.append(where)

    assert (leaks, broken) == ([], [])


def dump(kept):
    rows = [row for model, row in kept.items() if model not in (Event, "other")]
    fresh = [type(row)._base_manager.get(pk=row.pk) for row in rows]
    return serializers.serialize("json", fresh)


def test_strangers_write_nothing_in_another_district(kept, strangers, client):
    before, broken = dump(kept), []
    for user in strangers:
        for name, pattern in NAMED.items():
            client.logout()
            if user:
                client.force_login(user)
            for filled in arguments(name, pattern, kept):
                data = {
                    "on": "01/01/2026",
                    "name": "Khác",
                    "reason": "Thử",
                    "da-xem": 1,
                }
                response = client.post(reverse(name, kwargs=filled), data)
                if response.status_code >= 500:
                    broken.append(f"{user}: {name} {filled}")
                assert dump(kept) == before, f"{user}: {name} {filled}"

    assert broken == []


def test_nobody_of_the_office_meets_an_error(kept, an, giang, dung, client):
    broken = []
    for user in (an, giang, dung):
        for name, pattern in NAMED.items():
            client.force_login(user)
            for filled in arguments(name, pattern, kept):
                response = client.get(reverse(name, kwargs=filled), SEARCHED)
                text_of(response)
                if response.status_code >= 500:
                    broken.append(f"{user}: {name} {filled}")

    assert broken == []
