"""A wrong record breaks exactly the identities that it should."""

from datetime import date

from members.choices import Entry
from reports import reconciliation
from reports.catalogue import FIGURES
from reports.figures import read
from unions.models import Placement, Unit

from .conftest import CLOSING, OPENING


def broken(scope):
    readings = read(FIGURES, scope=scope, opening=OPENING, closing=CLOSING)
    return [(b.sentence, b.at, b.left, b.right) for b in reconciliation.check(readings)]


def test_sound_records_break_nothing(small):
    assert broken(small) == []


def test_holder_without_a_seat_breaks_the_seats(small, enrol, appoint, lam_son):
    for name in ("Hà Thị Thu", "Hà Thị Xuân"):
        appoint(enrol(lam_son, name), lam_son)

    sentence = "Vị trí bí thư chi đoàn bằng số người giữ cộng số khuyết"
    assert broken(small) == [(sentence, "opening", 2, 3), (sentence, "closing", 2, 3)]


def test_entry_without_a_known_way_breaks_the_ledger(small, enrol, pac_bo):
    enrol(pac_bo, on=date(2020, 5, 1), entry=Entry.RECORDED)

    assert broken(small) == [
        (
            "Đoàn viên đầu kỳ cộng số vào, trừ số ra, bằng đoàn viên cuối kỳ",
            "span",
            4,
            5,
        )
    ]


def test_unit_that_did_not_exist_breaks_nothing(small, enrol, pac_bo):
    enrol(pac_bo, on=date(2020, 5, 1), entry=Entry.RECORDED)
    readings = read(FIGURES, scope=small, opening=date(2017, 1, 1), closing=CLOSING)

    assert reconciliation.check(readings) == []


def test_ledger_is_not_asked_of_a_district(small, enrol, pac_bo, ha_quang):
    enrol(pac_bo, on=date(2020, 5, 1), entry=Entry.RECORDED)

    assert broken(ha_quang) == []


def test_branch_without_a_bloc_breaks_the_blocs(small, lam_son):
    Placement.objects.filter(unit=lam_son).update(bloc="OTHER")

    sentence = "Tỷ lệ đoàn viên theo khối cộng thành 100% (sai số do làm tròn)"
    assert [row for row in broken(small) if row[1] == "closing"] == [
        ("Chi đoàn bằng tổng theo khối", "closing", 2, 1),
        ("Đoàn viên bằng tổng theo khối", "closing", 4, 3),
        (sentence, "closing", 100, 75),
    ]


def test_path_to_a_closed_district_breaks_the_sum(small, hoa_an):
    Unit.objects.filter(pk=hoa_an.pk).update(closed_on=date(2020, 1, 1))

    sums = (("Cơ sở đoàn", 3, 2), ("Chi đoàn", 2, 1), ("Đoàn viên", 4, 3))
    assert broken(small) == [
        (f"{label} toàn tỉnh bằng tổng các đơn vị cấp huyện", "closing", whole, parts)
        for label, whole, parts in sums
    ]


def test_difference_is_left_less_right(small, enrol, pac_bo):
    enrol(pac_bo, on=date(2020, 5, 1), entry=Entry.RECORDED)
    readings = read(FIGURES, scope=small, opening=OPENING, closing=CLOSING)

    (ledger,) = reconciliation.check(readings)

    assert (ledger.when, ledger.difference) == ("trong kỳ", -1)
