import pytest

from accounts.models import Event, Seal
from accounts.models.append_only import AppendOnlyError
from accounts.services import events
from tests.factories import EventFactory, SealFactory


@pytest.fixture(params=[EventFactory, SealFactory])
def row(request, db):
    return request.param()


def test_row_is_not_saved_twice(row):
    with pytest.raises(AppendOnlyError):
        row.save()


def test_row_is_not_overwritten_by_another_of_its_number(row):
    other = type(row)(
        **{field.attname: getattr(row, field.attname) for field in row._meta.fields}
    )

    with pytest.raises(Exception, match=r"UNIQUE|unique"):
        other.save()


def test_row_is_not_deleted(row):
    with pytest.raises(AppendOnlyError):
        row.delete()


def test_rows_are_not_changed_together(row):
    rows = type(row).objects.filter(pk=row.pk)

    with pytest.raises(AppendOnlyError):
        rows.update(pk=7)
    with pytest.raises(AppendOnlyError):
        rows.bulk_update([row], ["pk"])
    with pytest.raises(AppendOnlyError):
        rows.delete()
    with pytest.raises(AppendOnlyError):
        rows.bulk_create([row], update_conflicts=True)


def test_history_of_a_row_is_the_newest_first(giang, province, ha_quang):
    events.record(by=giang, act="unit.rename", subject=province)
    events.record(by=giang, act="register.open", subject="Sổ")

    told = [(event.act, event.by_name) for event in Event.objects.about(province)]

    assert told == [
        ("unit.rename", "Hoàng Trường Giang"),
        ("unit.found", "Hoàng Trường Giang"),
    ]


def test_seals_are_the_auditors(giang, an, db):
    SealFactory()

    assert Seal.objects.visible_to(giang).count() == 1
    assert Seal.objects.visible_to(an).count() == 0
