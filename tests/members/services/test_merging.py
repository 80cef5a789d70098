from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Event, Footprint
from accounts.services import footprints
from cadres.choices import Degree, Manner, TenureEnd
from cadres.models import Post, Qualification, Tenure
from members.choices import Entry, Ethnicity, Exit, Religion, TransferState
from members.duplicates import consequences, linked
from members.models import (
    Admission,
    Distinction,
    Enrolment,
    Person,
    SensitiveFacts,
    Transfer,
)
from members.services import merging
from tests.factories import (
    AdmissionFactory,
    DistinctionFactory,
    EnrolmentFactory,
    PersonFactory,
    QualificationFactory,
    SensitiveFactsFactory,
    TenureFactory,
    TransferFactory,
)

AT = datetime(2026, 11, 22, 8, tzinfo=UTC)
MOVED_ON = date(2020, 1, 1)
MODELS = (
    Person,
    SensitiveFacts,
    Enrolment,
    Admission,
    Transfer,
    Distinction,
    Tenure,
    Qualification,
)


def dump():
    rows = [row for model in MODELS for row in model.objects.order_by("pk")]
    return serializers.serialize("json", rows)


@pytest.fixture
def keep(pac_bo):
    return PersonFactory(unit=pac_bo, full_name="Nông Thị Hoa")


@pytest.fixture
def drop(pac_bo):
    return PersonFactory(unit=pac_bo, full_name="Nông Thị Hòa")


@pytest.fixture
def merge(keep, drop, an):
    def merge(by=an, **choices):
        return merging.merge(keep=keep, drop=drop, by=by, at=AT, choices=choices)

    return merge


@pytest.fixture
def post(db):
    return Post.objects.get(code="SECRETARY")


def closed(exit=Exit.MOVED, until=MOVED_ON):
    return {"until": until, "exit": exit}


# Facts


def test_record_that_goes_is_gone_and_the_other_knows_more(keep, drop, merge):
    Person.objects.filter(pk=drop.pk).update(
        phone="0912000001", identity_number="004000000001"
    )

    merge()

    keep.refresh_from_db()
    assert not Person.objects.filter(pk=drop.pk).exists()
    assert (keep.full_name, keep.phone) == ("Nông Thị Hoa", "0912000001")
    assert keep.identity_number == "004000000001"


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        ("keep", ("Nông Thị Hoa", "nong thi hoa", date(2000, 1, 1), False)),
        ("drop", ("Nông Thị Hòe", "nong thi hoe", date(2001, 1, 1), True)),
    ],
)
def test_chosen_facts_are_taken_with_what_belongs_to_them(
    keep, drop, merge, side, expected
):
    drop.full_name, drop.search_name = "Nông Thị Hòe", "nong thi hoe"
    drop.born_on, drop.is_birth_year_only = date(2001, 1, 1), True
    drop.save()

    merge(name=side, birth=side)

    keep.refresh_from_db()
    assert (
        keep.full_name,
        keep.search_name,
        keep.born_on,
        keep.is_birth_year_only,
    ) == expected


@pytest.mark.parametrize("side", ["keep", "drop"])
def test_identity_number_is_chosen_without_standing_twice(keep, drop, merge, side):
    numbers = {"keep": "004000000001", "drop": "004000000002"}
    Person.objects.filter(pk=keep.pk).update(identity_number=numbers["keep"])
    Person.objects.filter(pk=drop.pk).update(identity_number=numbers["drop"])

    merge(identity_number=side)

    assert Person.objects.get(pk=keep.pk).identity_number == numbers[side]


def test_unit_of_the_open_enrolment_keeps_the_record(keep, drop, merge, coc_lung):
    EnrolmentFactory(person=drop, unit=coc_lung)

    merge(unit="keep")

    assert Person.objects.get(pk=keep.pk).unit == coc_lung


@pytest.mark.parametrize("choices", [{"ho_ten": "keep"}, {"name": "both"}])
def test_unknown_choice_is_refused(merge, choices):
    with pytest.raises(ValidationError, match="không phải là lựa chọn được"):
        merge(**choices)


# Sensitive facts


@pytest.fixture
def sensitive(keep, drop):
    SensitiveFactsFactory(person=keep, ethnicity=Ethnicity.TAY)
    SensitiveFactsFactory(
        person=drop,
        ethnicity=Ethnicity.NUNG,
        religion=Religion.BUDDHIST,
        party_joined_on=date(2022, 5, 19),
    )


@pytest.fixture
def trusted(an):
    """An with the right to see sensitive facts."""
    an.user_permissions.add(Permission.objects.get(codename="view_sensitive"))
    return type(an).objects.get(pk=an.pk)


def facts_of(person):
    row = SensitiveFacts.objects.get(person=person)
    return (row.ethnicity, row.religion, row.party_joined_on)


def test_sensitive_facts_stay_and_missing_ones_are_taken_over(keep, merge, sensitive):
    merge()

    assert facts_of(keep) == (Ethnicity.TAY, "BUDDHIST", date(2022, 5, 19))


def test_sensitive_facts_are_taken_over_whole(keep, drop, merge):
    SensitiveFactsFactory(person=drop, ethnicity=Ethnicity.NUNG)

    merge()

    assert facts_of(keep) == (Ethnicity.NUNG, "", None)


def test_sensitive_fact_is_chosen_by_who_may_see_it(keep, merge, sensitive, trusted):
    merge(by=trusted, ethnicity="drop")

    assert facts_of(keep)[0] == Ethnicity.NUNG


@pytest.mark.parametrize("side", ["keep", "drop"])
def test_sensitive_fact_is_not_chosen_by_anybody_else(merge, sensitive, refused, side):
    before = dump()

    with refused(
        {
            "__all__": [
                "Đồng chí không được xem dân tộc nên không chọn được; hãy để nguyên "
                "mục này."
            ]
        }
    ):
        merge(ethnicity=side)

    assert dump() == before


def test_log_tells_no_sensitive_value(merge, sensitive):
    merge()

    detail = Event.objects.get(act="person.merge").detail
    assert detail["fields"] == ["tôn giáo", "ngày vào Đảng"]
    assert "BUDDHIST" not in str(detail)
    assert "2022" not in str(detail)


def test_party_dates_of_one_record_are_not_mixed_with_the_others(keep, drop, merge):
    SensitiveFactsFactory(person=keep, party_joined_on=date(2020, 1, 1))
    SensitiveFactsFactory(
        person=drop, party_joined_on=date(2010, 1, 1), party_left_on=date(2015, 1, 1)
    )

    merge()

    row = SensitiveFacts.objects.get(person=keep)
    assert (row.party_joined_on, row.party_left_on) == (date(2020, 1, 1), None)


# Rows


def test_every_row_gets_its_new_owner(keep, drop, merge, pac_bo, coc_lung, giang):
    old = EnrolmentFactory(person=keep, unit=pac_bo, **closed())
    new = EnrolmentFactory(
        person=drop, unit=coc_lung, since=MOVED_ON, entry=Entry.ADMITTED
    )
    admission = AdmissionFactory(enrolment=new)
    tenure = TenureFactory(person=drop)
    degree = QualificationFactory(person=drop)
    transfer = TransferFactory(person=drop)
    other = PersonFactory(unit=pac_bo)
    told = DistinctionFactory(first=drop, second=other, decided_by=giang)

    footprint = merge()

    assert list(keep.enrolments.order_by("since")) == [old, new]
    assert Admission.objects.get().enrolment.person_id == keep.pk
    assert Admission.objects.get() == admission
    owners = [Tenure, Qualification, Transfer]
    assert [model.objects.get().person_id for model in owners] == [keep.pk] * 3
    assert {tenure, degree, transfer} == {model.objects.get() for model in owners}
    told.refresh_from_db()
    assert (told.first_id, told.second_id) == (keep.pk, other.pk)
    assert footprint.rows == 2 + 4 + 1


def test_plan_knows_every_relation_of_a_person():
    """A model that hangs on a person in another way must be seen to by name."""
    links = {
        (field.model, field.name)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if field.concrete and field.remote_field and field.related_model is Person
    }
    planned = {(r.related_model, r.field.name) for r in linked.relations(Person)}
    by_name = {
        (SensitiveFacts, "person"),
        (Distinction, "first"),
        (Distinction, "second"),
    }

    assert links == planned | by_name
    # Nobody takes over a row that is known by the key of its owner.
    assert [model for model, name in planned if model._meta.pk.name == name] == []


def test_distinction_keeps_its_order(keep, drop, merge, pac_bo, giang):
    between = PersonFactory(unit=pac_bo)
    late = PersonFactory(unit=pac_bo)
    DistinctionFactory(first=between, second=late, decided_by=giang)

    merging.merge(keep=keep, drop=late, by=giang, at=AT)

    told = Distinction.objects.get()
    assert (told.first_id, told.second_id) == (keep.pk, between.pk)


def test_distinction_known_of_both_stands_once(keep, drop, merge, pac_bo, giang):
    other = PersonFactory(unit=pac_bo)
    for person in (keep, drop):
        DistinctionFactory(first=person, second=other, decided_by=giang)

    merge()

    told = Distinction.objects.get()
    assert (told.first_id, told.second_id) == (keep.pk, other.pk)


def test_enrolment_known_twice_folds_and_learns(keep, drop, merge, pac_bo, coc_lung):
    stay = EnrolmentFactory(person=keep, unit=pac_bo)
    twin = EnrolmentFactory(person=drop, unit=pac_bo, entry=Entry.ADMITTED, **closed())
    admission = AdmissionFactory(enrolment=twin)
    moved = EnrolmentFactory(person=drop, unit=coc_lung, since=MOVED_ON)

    merge()

    stay.refresh_from_db()
    admission.refresh_from_db()
    assert list(keep.enrolments.order_by("since")) == [stay, moved]
    assert (stay.until, stay.exit, stay.entry) == (MOVED_ON, "MOVED", "ADMITTED")
    assert admission.enrolment == stay


def test_admission_known_twice_folds(keep, drop, merge, pac_bo):
    stays = [EnrolmentFactory(person=p, entry=Entry.ADMITTED) for p in (keep, drop)]
    kept = AdmissionFactory(enrolment=stays[0], decision="01-QĐ/ĐTN")
    AdmissionFactory(enrolment=stays[1], decision="01-QĐ/ĐTN", campaign="CLASS_90")

    merge()

    assert list(Admission.objects.all()) == [kept]
    assert (Admission.objects.get().campaign, kept.decision) == (
        "CLASS_90",
        "01-QĐ/ĐTN",
    )


def test_qualification_and_tenure_known_twice_fold(keep, drop, merge, post):
    for person in (keep, drop):
        QualificationFactory(person=person, level=Degree.BACHELOR)
        TenureFactory(person=person, post=post)
    QualificationFactory(person=drop, level=Degree.MASTER)

    merge()

    assert keep.qualifications.count() == 2
    assert keep.tenures.count() == 1


# Overlaps


def overlap(row, other):
    return (
        f"{row} trùng thời gian với {other}. Hãy đính chính một trong hai dòng này rồi "
        "gộp lại."
    )


def test_two_units_on_one_day_are_refused_by_name(
    keep, drop, merge, pac_bo, coc_lung, refused
):
    EnrolmentFactory(person=keep, unit=pac_bo)
    EnrolmentFactory(person=drop, unit=coc_lung, **closed())
    before = dump()

    with refused(
        {
            "__all__": [
                overlap(
                    f"thời gian sinh hoạt “Nông Thị Hòa – {coc_lung}” "
                    "(từ 01/01/2018 đến trước 01/01/2020)",
                    f"thời gian sinh hoạt “Nông Thị Hoa – {pac_bo}” "
                    "(từ 01/01/2018 đến nay)",
                )
            ]
        }
    ):
        merge()

    assert dump() == before
    assert (Footprint.objects.count(), drop.enrolments.count()) == (0, 1)


@pytest.mark.parametrize(
    ("model", "kept", "other"),
    [
        (Enrolment, closed(), closed(until=date(2021, 1, 1))),
        (Enrolment, {"entry": Entry.ADMITTED}, {"entry": Entry.MOVED}),
        (Enrolment, {}, {"since": date(2019, 1, 1)}),
        (Tenure, {}, {"manner": Manner.APPOINTED}),
        (Tenure, {}, {"since": date(2019, 1, 1), "until": MOVED_ON, "end": "TERM"}),
    ],
)
def test_rows_that_say_different_things_of_one_day_are_refused(
    keep, drop, merge, post, model, kept, other
):
    factory = {Enrolment: EnrolmentFactory, Tenure: TenureFactory}[model]
    more = {"post": post} if model is Tenure else {}
    factory(person=keep, **more, **kept)
    factory(person=drop, **more, **other)
    before = dump()

    with pytest.raises(ValidationError, match="trùng thời gian với"):
        merge()

    assert dump() == before


def test_two_posts_on_one_day_are_no_overlap(keep, drop, merge, post):
    TenureFactory(person=keep, post=post)
    TenureFactory(person=drop)

    merge()

    assert keep.tenures.count() == 2


def test_adjoining_enrolments_are_no_overlap(keep, drop, merge, pac_bo, coc_lung):
    EnrolmentFactory(person=keep, unit=pac_bo, since=MOVED_ON)
    EnrolmentFactory(person=drop, unit=coc_lung, **closed())

    merge()

    assert keep.enrolments.count() == 2


def test_two_waiting_transfers_are_refused_by_name(keep, drop, merge):
    for person in (keep, drop):
        TransferFactory(person=person)
    before = dump()

    with pytest.raises(ValidationError, match="đang chờ giải quyết") as caught:
        merge()

    assert caught.value.messages[0].startswith(
        "đề nghị chuyển sinh hoạt “Nông Thị Hòa: "
    )
    assert dump() == before


def test_settled_transfers_stand_beside_a_waiting_one(keep, drop, merge, giang):
    TransferFactory(person=keep)
    TransferFactory(
        person=drop, state=TransferState.CANCELLED, settled_at=AT, settled_by=giang
    )

    merge()

    assert keep.transfers.count() == 2


# Whom


def test_people_told_apart_are_not_merged(keep, drop, merge, giang, refused):
    DistinctionFactory(first=keep, second=drop, decided_by=giang)

    with refused(
        {
            "__all__": [
                "Hoàng Trường Giang đã xác nhận hai hồ sơ này không phải cùng một "
                "người; hãy bỏ xác nhận đó trước khi gộp."
            ]
        }
    ):
        merge()


def test_record_is_not_merged_with_itself(keep, an, refused):
    with refused({"__all__": ["Hãy chọn hai hồ sơ khác nhau để gộp."]}):
        merging.merge(keep=keep, drop=keep, by=an, at=AT)


def test_record_merged_meanwhile_is_not_merged_again(merge, refused):
    merge()

    with refused(
        {
            "__all__": [
                "Hồ sơ Nông Thị Hòa không còn nữa, có thể vừa được gộp; hãy xem lại "
                "danh sách hồ sơ trùng."
            ]
        }
    ):
        merge()


# What is told


def test_log_tells_what_was_merged_and_what_became_of_what(keep, drop, merge):
    drop.phone = "0912000001"
    drop.save()
    EnrolmentFactory(person=drop)

    footprint = merge(name="drop")

    event = Event.objects.get(act="person.merge")
    assert (event.by, event.subject_id) == ("an", str(keep.pk))
    assert event.detail == {
        "merged": f"Nông Thị Hòa ({drop.code})",
        "rows": 1,
        "changes": {
            "họ và tên": ["Nông Thị Hoa", "Nông Thị Hòa"],
            "điện thoại": [None, "0912000001"],
        },
    }
    assert (footprint.by.username, footprint.act) == ("an", "person.merge")
    assert footprint.subject == (
        f"Nông Thị Hòa ({drop.code}) vào Nông Thị Hoa ({keep.code})"
    )


# Undone


@pytest.fixture
def full(keep, drop, pac_bo, coc_lung, giang, post, sensitive):
    """Both records full of rows that move, fold and learn."""
    other = PersonFactory(unit=pac_bo)
    DistinctionFactory(first=keep, second=other, decided_by=giang)
    DistinctionFactory(first=drop, second=other, decided_by=giang)
    Person.objects.filter(pk=drop.pk).update(identity_number="004000000001")
    EnrolmentFactory(person=keep, unit=pac_bo)
    twin = EnrolmentFactory(person=drop, unit=pac_bo, entry="ADMITTED", **closed())
    AdmissionFactory(enrolment=twin)
    EnrolmentFactory(person=drop, unit=coc_lung, since=MOVED_ON)
    TenureFactory(person=keep, post=post)
    ended = {"until": MOVED_ON, "end": TenureEnd.TERM}
    TenureFactory(person=drop, post=post, **ended)
    TenureFactory(person=drop, post=post, since=date(2021, 1, 1))
    for person in (keep, drop):
        QualificationFactory(person=person)
    TransferFactory(person=drop)


def test_merge_is_undone_to_the_letter(full, merge, an, keep):
    before = dump()
    footprint = merge(name="drop", birth="drop")
    assert dump() != before

    footprints.undo(footprint=footprint, by=an, at=AT)

    assert dump() == before


def test_merge_without_sensitive_facts_of_one_is_undone(keep, drop, merge, an):
    SensitiveFactsFactory(person=drop)
    before = dump()

    footprints.undo(footprint=merge(), by=an, at=AT)

    assert dump() == before


def test_merge_is_not_undone_when_the_record_changed_since(full, merge, an, keep):
    footprint = merge()
    Person.objects.filter(pk=keep.pk).update(phone="0912000009")
    after = dump()

    with pytest.raises(ValidationError, match="đã có thay đổi về sau: Nông Thị Hoa"):
        footprints.undo(footprint=footprint, by=an, at=AT)

    assert dump() == after


def test_merges_in_a_row_are_undone_in_turn(full, merge, keep, an, pac_bo):
    third = PersonFactory(unit=pac_bo, full_name="Nông Thị Hoa")
    before = dump()
    first = merge()
    second = merging.merge(keep=third, drop=keep, by=an, at=AT)
    with pytest.raises(ValidationError, match="thay đổi về sau"):
        footprints.undo(footprint=first, by=an, at=AT)

    for footprint in (second, first):
        footprints.undo(footprint=footprint, by=an, at=AT)

    assert dump() == before


def test_plan_takes_the_same_queries_for_one_row_and_three(keep, drop, pac_bo, post):
    def count():
        with CaptureQueriesContext(connection) as queries:
            consequences.plan(keep, drop)
        return len(queries)

    def add(year):
        since, until = date(year, 1, 1), date(year, 6, 1)
        for person in (keep, drop):
            row = EnrolmentFactory(
                person=person, since=since, entry="ADMITTED", **closed(until=until)
            )
            AdmissionFactory(enrolment=row)
            TenureFactory(
                person=person, post=post, since=since, until=until, end="TERM"
            )

    add(2018)
    one = count()
    add(2019)
    add(2020)

    assert count() == one
