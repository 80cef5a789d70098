"""Every address and every view of the admin is tried by every role with what belongs to
another district, so that a view added later without a scope fails here."""

import io
import json
import zipfile
from itertools import product

import pytest
from django.contrib import admin
from django.core import serializers
from django.urls import URLPattern, get_resolver, reverse

from accounts.choices import Role
from accounts.models import Event, User
from accounts.spreadsheets.sheet import SHEETS
from cadres import lists
from tests.fixtures_kept import MARK

# Found by it, and not told back in these letters.
SEARCHED = {"q": "kin mat"}
# Pages that may be asked about one unit by its code.
NARROWED = {
    "allowances",
    "cadre-list",
    "cadre-list-file",
    "cadre-lists",
    "evaluation-campaign",
    "evaluation-file",
}
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
    "congress": of("Unit", pk="pk"),
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
    "contest": of("Contest", pk="pk"),
    "contest-thi-sinh": of("Contest", pk="pk"),
    "contest-giai": of("Contest", pk="pk"),
    "contest-row": of("ContestEntry", pk="contest_id", row="pk"),
    "inspection": of("Inspection", pk="pk"),
    "inspection-don-vi": of("Inspection", pk="pk"),
    "inspection-ket-luan": of("Inspection", pk="pk"),
    "inspection-row": of("InspectedUnit", pk="inspection_id", row="pk"),
    "course": of("Course", pk="pk"),
    "course-hoc-vien": of("Course", pk="pk"),
    "course-ket-qua": of("Course", pk="pk"),
    "course-row": of("Attendance", pk="course_id", row="pk"),
    "field-trip": of("FieldTrip", pk="pk"),
    "field-trip-can-bo": of("FieldTrip", pk="pk"),
    "field-trip-bao-cao": of("FieldTrip", pk="pk"),
    "field-trip-row": of("FieldVisit", pk="trip_id", row="pk"),
    "recruitment": of("RecruitmentRound", pk="pk"),
    "recruitment-trung-tuyen": of("RecruitmentRound", pk="pk"),
    "recruitment-row": of("Recruit", pk="round_id", row="pk"),
    "succession-plan": of("SuccessionPlan", pk="pk"),
    "succession-begin": of("SuccessionPlan", pk="pk"),
    "succession-review": of("SuccessionReview", pk="pk"),
    "succession-submit": of("SuccessionReview", pk="pk"),
    "succession-approve": of("SuccessionReview", pk="pk"),
    "succession-return": of("SuccessionReview", pk="pk"),
    "succession-candidate": of("Candidate", pk="pk"),
    "succession-drop": of("Candidate", pk="pk"),
    "succession-paper": lambda kept: [
        {"pk": review_of(kept).pk, "form": form} for form in ("html", "pdf")
    ],
    "evaluation-campaign": of("Evaluation", campaign="campaign_id"),
    "evaluation-file": lambda kept: [
        {"campaign": evaluation_of(kept).campaign_id, "form": form}
        for form in ("csv", "xlsx")
    ],
    "evaluation-remind": of("Evaluation", campaign="campaign_id"),
    "evaluation-grid": lambda kept: evaluations_of(kept),
    "evaluation-send": lambda kept: evaluations_of(kept),
    "evaluation-decide": lambda kept: evaluations_of(kept),
    "evaluation": lambda kept: [
        each | {"row": evaluation_of(kept).pk} for each in evaluations_of(kept)
    ],
    "cadre-list": lambda kept: [{"slug": slug} for slug in listed()],
    "cadre-list-file": lambda kept: [
        {"slug": slug, "form": form} for slug in listed() for form in ("csv", "xlsx")
    ],
    "admin:view_on_site": lambda kept: [{"content_type_id": 1, "object_id": 1}],
    "admin:app_list": lambda kept: [{"app_label": "members"}],
}


def questions(name, kept):
    """What an address is asked: for the words, and where it can be, for the unit."""
    narrowed = SEARCHED | {"don-vi": kept_code(kept)}
    return [SEARCHED, narrowed] if name in NARROWED else [SEARCHED]


def listed():
    """Every list of the cadres."""
    entries = lists.entries_for(User(is_superuser=True, is_active=True))
    return [each.slug for each in entries if isinstance(each, lists.Listing)]


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


def evaluation_of(kept):
    return kept[MODELS["cadres_evaluation"]]


def evaluations_of(kept):
    """The page of the unit in the campaign, and of the unit above it."""
    page = {"campaign": evaluation_of(kept).campaign_id, "code": kept_code(kept)}
    return [page, page | {"code": "CB-HAQUANG"}]


def line_of(kept):
    return kept[MODELS["reports_returnline"]]


def review_of(kept):
    found = (row for row in kept.values() if type(row).__name__ == "SuccessionReview")
    return next(found)


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
            for filled, asked in product(
                arguments(name, pattern, kept), questions(name, kept)
            ):
                response = client.get(reverse(name, kwargs=filled), asked)
                where = f"{user}: {name} {filled} {asked}"
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
