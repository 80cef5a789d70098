from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from django.core import serializers
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Event, Footprint
from accounts.services import footprints
from accounts.services.footprints import Trail
from members.choices import Entry, Exit
from members.models import Distinction, Enrolment, Person
from tests.factories import (
    DistinctionFactory,
    DocumentFactory,
    EnrolmentFactory,
    FootprintFactory,
    PersonFactory,
)
from unions.models import Document

AT = datetime(2026, 11, 22, 8, tzinfo=UTC)
LATER = date(2020, 1, 1)
TRACKED = (Document, Person, Enrolment, Distinction)


def dump(*models):
    """Every column of every row."""
    rows = [row for model in models for row in model.objects.order_by("pk")]
    return serializers.serialize("json", rows)


def keep(trail, by, act="person.correct"):
    return trail.keep(by=by, at=AT, act=act, subject="Nông Thị Hoa")


@pytest.fixture
def undo(giang):
    def undo(footprint):
        return footprints.undo(footprint=footprint, by=giang, at=AT)

    return undo


# What an act did goes back


def test_created_row_goes(giang, undo):
    before = dump(Document)
    trail = Trail()
    trail.created([DocumentFactory()])

    undo(keep(trail, giang))

    assert dump(Document) == before


def test_changed_row_is_as_it_was(giang, undo):
    document = DocumentFactory()
    before = dump(Document)
    trail = Trail()
    trail.seen([document])
    document.summary = "Việc khác"
    document.save()
    trail.changed([document])

    undo(keep(trail, giang))

    assert dump(Document) == before


def test_row_changed_behind_the_trail_is_read_again(giang, undo):
    document = DocumentFactory()
    before = dump(Document)
    trail = Trail()
    trail.seen([document])
    Document.objects.update(summary="Việc khác")

    undo(keep(trail, giang))

    assert dump(Document) == before


def test_deleted_row_returns_under_its_key(giang, undo):
    document = DocumentFactory()
    before = dump(Document)
    trail = Trail()
    trail.seen([document])
    Document.objects.get(pk=document.pk).delete()

    undo(keep(trail, giang))

    assert dump(Document) == before


def test_row_created_and_then_changed_goes(giang, undo):
    before = dump(Document)
    document = DocumentFactory()
    trail = Trail()
    trail.created([document])
    trail.seen([document])
    Document.objects.update(summary="Việc khác")

    undo(keep(trail, giang))

    assert dump(Document) == before


def test_row_created_and_deleted_in_one_act_was_never_there(giang, undo):
    document = DocumentFactory()
    trail = Trail()
    trail.created([document])
    trail.seen([document])
    Document.objects.get(pk=document.pk).delete()

    footprint = keep(trail, giang)

    assert footprint.rows == 0
    assert footprints.summary(undo(footprint)) == [
        {"name": "văn bản", "created": 0, "changed": 0, "deleted": 0}
    ]


def test_row_changed_twice_is_as_it_was_at_first(giang, undo):
    document = DocumentFactory()
    before = dump(Document)
    trail = Trail()
    for summary in ("Việc khác", "Việc khác nữa"):
        trail.seen([document])
        document.summary = summary
        document.save()
        trail.changed([document])

    undo(keep(trail, giang))

    assert dump(Document) == before


def test_row_created_in_another_zone_and_in_words_can_be_undone(giang, undo, pac_bo):
    """In memory a row holds what it was given, the database says it otherwise."""
    first, second = PersonFactory.create_batch(2, unit=pac_bo)
    at = AT.astimezone(timezone(timedelta(hours=7)))
    trail = Trail()
    trail.created([DistinctionFactory(first=first, second=second, decided_at=at)])
    trail.created([DocumentFactory(issued_on="2020-01-31")])

    undo(keep(trail, giang))

    assert (Distinction.objects.count(), Document.objects.count()) == (0, 0)


def test_two_rows_that_swap_a_place_only_one_may_have_go_back(giang, undo, pac_bo):
    """On the way back there must not be two open enrolments of one person."""
    first, second = PersonFactory.create_batch(2, unit=pac_bo)
    rows = [EnrolmentFactory(person=person) for person in (first, second)]
    before = dump(Enrolment)
    trail = Trail()
    trail.seen(rows)
    Enrolment.objects.filter(pk=rows[0].pk).update(until=LATER, exit=Exit.MOVED)
    Enrolment.objects.filter(pk=rows[1].pk).update(person=first, since=LATER)

    undo(keep(trail, giang))

    assert dump(Enrolment) == before


def test_row_that_came_to_hang_on_a_created_one_goes_back(giang, undo, pac_bo):
    old = PersonFactory(unit=pac_bo)
    enrolment = EnrolmentFactory(person=old)
    before = dump(*TRACKED)
    trail = Trail()
    trail.seen([enrolment])
    new = PersonFactory(unit=pac_bo)
    trail.created([new])
    Enrolment.objects.update(person=new)

    undo(keep(trail, giang))

    assert dump(*TRACKED) == before


class Acts:
    """Random steps of one act over documents, people and enrolments."""

    def __init__(self, unit):
        self.unit = unit
        self.trail = Trail()

    def create(self, number, told):
        self.trail.created([DocumentFactory()])
        person = PersonFactory(unit=self.unit)
        self.trail.created([person])
        self.trail.created([EnrolmentFactory(person=person)])

    def change(self, number, told):
        for model, change in [
            (Document, {"summary": f"Việc {number}"}),
            (Person, {"phone": f"09{number:08d}", "born_on": None}),
            (Enrolment, {"entry": Entry.TRANSFERRED}),
        ]:
            row = self.one_of(model, number)
            if row:
                self.trail.seen([row])
                for name, value in change.items():
                    setattr(row, name, value)
                row.save()
                if told:
                    self.trail.changed([row])

    def delete(self, number, told):
        for model in (Document, Enrolment):
            row = self.one_of(model, number)
            if row:
                self.trail.seen([row])
                row.delete()

    def close(self, number, told):
        row = self.one_of(Enrolment, number)
        if row:
            self.trail.seen([row])
            row.until, row.exit = LATER, Exit.MATURED
            row.save()

    def one_of(self, model, number):
        rows = list(model.objects.order_by("pk"))
        return rows[number % len(rows)] if rows else None


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["create", "change", "delete", "close"]),
        st.integers(0, 9),
        st.booleans(),
    ),
    max_size=12,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_act_is_undone_to_the_letter(giang, undo, pac_bo, steps):
    for _ in range(2):
        DocumentFactory()
        EnrolmentFactory(person__unit=pac_bo)
    before = dump(*TRACKED)
    acts = Acts(pac_bo)
    for step, number, told in steps:
        getattr(acts, step)(number, told)
    done = dump(*TRACKED)

    footprint = keep(acts.trail, giang)
    assert dump(*TRACKED) == done
    undo(footprint)

    assert dump(*TRACKED) == before


# What is kept


def test_footprint_tells_who_when_what_and_how_many(giang, undo):
    trail = Trail()
    changed, gone = DocumentFactory.create_batch(2)
    trail.created(DocumentFactory.create_batch(3))
    trail.seen([changed, gone])
    Document.objects.filter(pk=changed.pk).update(summary="Việc khác")
    Document.objects.filter(pk=gone.pk).delete()

    footprint = trail.keep(by=giang, at=AT, act="import.apply", subject="Đ" * 500)

    footprint.refresh_from_db()
    assert (footprint.by, footprint.at, footprint.act) == (giang, AT, "import.apply")
    assert (footprint.rows, footprint.subject) == (5, "Đ" * 400)
    assert footprints.summary(footprint) == [
        {"name": "văn bản", "created": 3, "changed": 1, "deleted": 1}
    ]


def test_undoing_is_stamped_and_told_in_the_log(giang, an, undo):
    trail = Trail()
    trail.created([DocumentFactory()])
    footprint = keep(trail, an)

    undone = undo(footprint)

    undone.refresh_from_db()
    assert (undone.undone_at, undone.undone_by) == (AT, giang)
    event = Event.objects.get(act="act.undo")
    assert (event.by, event.subject_id) == ("giang", str(footprint.pk))


@pytest.mark.parametrize(
    ("user", "count"), [("an", 1), ("giang", 1), ("binh", 0), ("nobody", 0)]
)
def test_footprint_is_its_authors_and_the_administrators(an, request, user, count):
    reader = request.getfixturevalue(user)
    FootprintFactory(by=an)

    assert Footprint.objects.visible_to(reader).count() == count


# What has gone on since stays


def test_act_is_undone_once(giang, undo, refused):
    trail = Trail()
    trail.created([DocumentFactory()])
    footprint = undo(keep(trail, giang))

    with refused({"__all__": ["Việc này đã được Hoàng Trường Giang hoàn tác rồi."]}):
        undo(footprint)


@pytest.mark.parametrize("was", ["created", "changed"])
def test_row_changed_since_is_not_undone(giang, undo, refused, was):
    document = DocumentFactory(symbol="07-KL/TWĐTN")
    trail = Trail()
    (trail.created if was == "created" else trail.seen)([document])
    footprint = keep(trail, giang)
    Document.objects.update(summary="Về sau")
    after = dump(Document, Footprint, Event)

    with refused(
        {
            "__all__": [
                "Không hoàn tác được, vì đã có thay đổi về sau: Kết luận số "
                "07-KL/TWĐTN. Hãy hoàn tác hoặc đính chính những thay đổi đó trước."
            ]
        }
    ):
        undo(footprint)

    assert dump(Document, Footprint, Event) == after


def test_row_gone_since_is_not_undone(giang, undo, refused):
    document = DocumentFactory()
    trail = Trail()
    trail.created([document])
    footprint = keep(trail, giang)
    document.delete()

    with refused(
        {
            "__all__": [
                "Không hoàn tác được, vì đã có thay đổi về sau: văn bản. Hãy hoàn tác "
                "hoặc đính chính những thay đổi đó trước."
            ]
        }
    ):
        undo(footprint)


def test_created_row_with_later_dependents_is_not_undone(giang, undo, refused, pac_bo):
    person = PersonFactory(unit=pac_bo, full_name="Nông Thị Hoa")
    trail = Trail()
    trail.created([person])
    footprint = keep(trail, giang)
    EnrolmentFactory(person=person)

    with refused(
        {
            "__all__": [
                "Không hoàn tác được, vì về sau đã có dữ liệu dựa vào: Nông Thị Hoa – "
                f"{pac_bo}. Hãy hoàn tác những dữ liệu đó trước."
            ]
        }
    ):
        undo(footprint)

    assert Person.objects.filter(pk=person.pk).count() == 1


def test_row_whose_place_was_taken_since_does_not_return(giang, undo, refused):
    document = DocumentFactory(symbol="07-KL/TWĐTN")
    trail = Trail()
    trail.seen([document])
    Document.objects.get(pk=document.pk).delete()
    footprint = keep(trail, giang)
    DocumentFactory(symbol="07-KL/TWĐTN")
    after = dump(Document)

    with refused(
        {
            "__all__": [
                "Không hoàn tác được, vì dữ liệu ghi về sau trùng với dữ liệu cũ (văn "
                "bản). Hãy hoàn tác hoặc đính chính dữ liệu ghi về sau trước."
            ]
        }
    ):
        undo(footprint)

    assert dump(Document) == after


def test_row_whose_owner_has_gone_since_does_not_return(giang, undo, pac_bo):
    person = PersonFactory(unit=pac_bo)
    enrolment = EnrolmentFactory(person=person)
    trail = Trail()
    trail.seen([enrolment])
    Enrolment.objects.all().delete()
    footprint = keep(trail, giang)
    person.delete()

    with pytest.raises(footprints.ValidationError, match="Không hoàn tác được"):
        undo(footprint)

    assert Enrolment.objects.count() == 0


def test_row_that_would_share_a_day_with_a_later_one_does_not_return(
    giang, undo, pac_bo, coc_lung
):
    """SQLite does not watch over closed rows; PostgreSQL refuses in other words."""
    stay = EnrolmentFactory(person__unit=pac_bo)
    Enrolment.objects.update(until=date(2023, 1, 1), exit=Exit.MOVED)
    stay.refresh_from_db()
    trail = Trail()
    trail.seen([stay])
    Enrolment.objects.update(until=LATER)
    footprint = keep(trail, giang)
    EnrolmentFactory(person=stay.person, unit=coc_lung, since=LATER)

    with pytest.raises(footprints.ValidationError, match="Không hoàn tác được"):
        undo(footprint)

    assert Enrolment.objects.get(pk=stay.pk).until == LATER


# How long it takes


def count_queries(act):
    with CaptureQueriesContext(connection) as queries:
        done = act()
    return done, len(queries)


def test_one_row_and_many_take_the_same_queries(giang, undo, pac_bo):
    def count(size):
        people = PersonFactory.create_batch(size, unit=pac_bo)
        trail = Trail()
        trail.created(people)
        trail.created([EnrolmentFactory(person=person) for person in people])
        others = [EnrolmentFactory(person__unit=pac_bo) for _ in range(size)]
        trail.seen(others)
        changed = Enrolment.objects.filter(pk__in=[row.pk for row in others])
        changed.update(entry=Entry.MOVED)
        footprint, keeping = count_queries(lambda: keep(trail, giang))
        _, undoing = count_queries(lambda: undo(footprint))
        return keeping, undoing

    assert count(1) == count(30)


def test_ten_thousand_rows_are_undone(giang, undo):
    rows = Document.objects.bulk_create(
        DocumentFactory.build_batch(10_000), batch_size=1000
    )
    trail = Trail()
    trail.created(rows[:5_000])
    trail.seen(rows[5_000:])
    Document.objects.filter(pk__gte=rows[5_000].pk).update(summary="Việc khác")
    footprint = keep(trail, giang)

    undo(footprint)

    assert footprint.rows == 10_000
    assert len(footprint.images) < 1_000_000
    assert Document.objects.filter(summary="Về một việc").count() == 5_000
    assert Document.objects.count() == 5_000
