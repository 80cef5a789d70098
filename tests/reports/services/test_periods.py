from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import Event
from reports.choices import PeriodKind, Respondent
from reports.models import Period
from reports.services import periods
from tests import factories

TURNS, BOOK = "activity_turns_members", "branches_with_book"
CELL, BRANCH = Respondent.CELL, Respondent.BRANCH
AT = datetime(2026, 10, 20, 8, tzinfo=UTC)
THIRD = {
    "name": "Quý III năm 2026",
    "kind": PeriodKind.QUARTER,
    "opening": date(2026, 7, 1),
    "closing": date(2026, 9, 30),
    "opens_on": date(2026, 9, 15),
    "due_on": date(2026, 10, 10),
}
FIGURES = [(TURNS, CELL, True), (BOOK, BRANCH, False)]


@pytest.fixture
def opened(an):
    def opened(figures=FIGURES, **facts):
        return periods.open_period(**THIRD | facts, figures=figures, by=an)

    return opened


def asked(period):
    rows = period.figures.in_order()
    return [(row.figure, row.asked_of, row.is_compulsory) for row in rows]


def test_period_is_opened_with_its_figures(opened, an):
    period = opened(name="  Quý III   năm 2026 ")

    event = Event.objects.get(act="period.open")
    assert {name: getattr(period, name) for name in THIRD} == THIRD
    assert asked(period) == FIGURES
    assert (event.by, event.subject) == (an.username, "Quý III năm 2026")
    assert event.detail["figures"] == [
        "Lượt đoàn viên tham gia hoạt động",
        "Chi đoàn có sổ chi đoàn",
    ]


def test_period_is_for_who_answers_for_the_province(
    opened, open_account, giang, hoa_an
):
    local = open_account("linh", "Nông Mai Linh", "staff", hoa_an, giang)
    period = opened()
    deeds = [
        lambda: periods.open_period(**THIRD, figures=FIGURES, by=local),
        lambda: periods.edit(period=period, name="Khác", by=local),
        lambda: periods.lock(period=period, reason="Xong", by=local, at=AT),
        lambda: periods.unlock(period=period, reason="Xong", by=local),
    ]

    for deed in deeds:
        with pytest.raises(PermissionDenied):
            deed()
    assert Period.objects.get().name == "Quý III năm 2026"


def test_name_used_before_is_refused(opened, an, refused):
    opened()
    other = opened([(BOOK, BRANCH, True)], name="Khác")
    told = "Đã có kỳ báo cáo tên “Quý III năm 2026”; hãy đặt tên khác."

    with refused({"name": [told]}):
        opened([(BOOK, BRANCH, True)])
    with refused({"name": [told]}):
        periods.edit(period=other, name="Quý III năm 2026 ", by=an)


@pytest.mark.parametrize(
    ("kind", "word", "closing", "last"),
    [
        (PeriodKind.QUARTER, "quý", date(2026, 9, 29), "30/09/2026"),
        (PeriodKind.HALF, "sáu tháng", date(2026, 9, 30), "31/12/2026"),
        (PeriodKind.YEAR, "năm", date(2027, 7, 1), "30/06/2027"),
    ],
)
def test_kind_has_its_length(opened, refused, kind, word, closing, last):
    told = (
        f"Kỳ {word} bắt đầu ngày 01/07/2026 phải hết vào ngày {last}, không phải "
        f"{closing:%d/%m/%Y}; hãy sửa ngày cuối kỳ hoặc chọn loại Chuyên đề."
    )

    with refused({"closing": [told]}):
        opened(kind=kind, closing=closing)
    assert Period.objects.count() == 0


def test_special_period_has_any_length(opened):
    assert opened(kind="SPECIAL", closing=date(2026, 7, 1)).pk is not None


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ([], "Hãy chọn ít nhất một chỉ tiêu cho kỳ này."),
        (
            [("branches", CELL, True)],
            "Danh mục không có chỉ tiêu “branches” để đơn vị khai; hãy chọn chỉ tiêu "
            "trong danh sách.",
        ),
        (
            [(BOOK, BRANCH, True)] * 2,
            "Chỉ tiêu “Chi đoàn có sổ chi đoàn” được chọn hai lần; hãy bỏ một lần.",
        ),
        (
            [(BOOK, "NOBODY", True)],
            "“Chi đoàn có sổ chi đoàn”: không có loại đơn vị khai “NOBODY”; hãy chọn "
            "trong danh sách.",
        ),
    ],
)
def test_figures_that_cannot_be_asked_are_refused(opened, refused, figures, told):
    with refused({"figures": [told]}):
        opened(figures)


@pytest.mark.parametrize("opening", [date(2026, 4, 1), date(2026, 9, 30)])
def test_flow_is_asked_once_of_a_day(opened, refused, opening):
    opened()
    facts = {"name": "Khác", "kind": "SPECIAL", "opening": opening}

    with refused(
        {
            "figures": [
                "“Lượt đoàn viên tham gia hoạt động” đã được hỏi trong Quý III năm "
                "2026 (từ 01/07/2026 đến 30/09/2026), trùng ngày với kỳ này nên sẽ bị "
                "cộng hai lần; hãy bỏ chỉ tiêu này hoặc sửa ngày của kỳ."
            ]
        }
    ):
        opened(closing=date(2026, 10, 1), **facts)
    assert Period.objects.count() == 1


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        (date(2026, 6, 1), date(2026, 6, 30)),
        (date(2026, 10, 1), date(2026, 10, 1)),
    ],
)
def test_flow_is_asked_again_of_other_days(opened, opening, closing):
    opened()

    opened(name="Khác", kind="SPECIAL", opening=opening, closing=closing)

    assert Period.objects.count() == 2


def test_stock_may_be_asked_twice_of_a_day(opened):
    opened()

    assert asked(opened([(BOOK, BRANCH, True)], name="Khác")) == [(BOOK, BRANCH, True)]


# What follows


def test_next_period_is_proposed(opened, an):
    period = opened()

    following = periods.next_of(period)

    assert following == {
        "name": "Quý IV năm 2026",
        "kind": PeriodKind.QUARTER,
        "opening": date(2026, 10, 1),
        "closing": date(2026, 12, 31),
        "opens_on": date(2026, 12, 15),
        "due_on": date(2027, 1, 10),
        "figures": FIGURES,
    }
    assert periods.open_period(**following, by=an).name == "Quý IV năm 2026"


def test_figure_that_has_left_the_catalogue_is_not_proposed(opened):
    period = opened()
    factories.PeriodFigureFactory(period=period, figure="gone")

    assert periods.next_of(period)["figures"] == FIGURES


# Edited


def test_days_are_edited(opened, an):
    period = opened()

    periods.edit(period=period, due_on=date(2026, 10, 15), by=an)

    period.refresh_from_db()
    event = Event.objects.get(act="period.edit")
    assert period.due_on == date(2026, 10, 15)
    assert asked(period) == FIGURES
    assert event.detail == {"changes": {"hạn nộp": ["10/10/2026", "15/10/2026"]}}


def test_nothing_edited_is_no_event(opened, an):
    periods.edit(period=opened(), figures=FIGURES, by=an)

    assert not Event.objects.filter(act="period.edit").exists()


def test_figures_are_edited_in_their_order(opened, an):
    period = opened()
    figures = [("activity_turns_youth", CELL, True), (TURNS, CELL, False)]

    periods.edit(period=period, figures=figures, by=an)

    event = Event.objects.get(act="period.edit")
    assert asked(period) == figures
    assert event.detail["changes"] == {
        "Lượt đoàn viên tham gia hoạt động": [
            "Từng chi đoàn, chi đoàn cơ sở, bắt buộc",
            "Từng chi đoàn, chi đoàn cơ sở, không bắt buộc",
        ],
        "Chi đoàn có sổ chi đoàn": ["Từng chi đoàn, không bắt buộc", "không hỏi"],
        "Lượt thanh niên ngoài Đoàn tham gia hoạt động": [
            "không hỏi",
            "Từng chi đoàn, chi đoàn cơ sở, bắt buộc",
        ],
    }


def test_figure_that_was_written_stays(opened, an, hoa_an, refused):
    period = opened()
    line = {"unit_return__period": period, "unit_return__unit": hoa_an}
    factories.ReturnLineFactory(**line, figure=TURNS)
    label = "“Lượt đoàn viên tham gia hoạt động”"

    for figures, deed in (
        (FIGURES[1:], "bỏ"),
        ([(TURNS, BRANCH, True), FIGURES[1]], "đổi đơn vị khai"),
    ):
        told = f"Đã có đơn vị ghi {label} nên không {deed} chỉ tiêu này được nữa."
        with refused({"figures": [told]}):
            periods.edit(period=period, figures=figures, by=an)
    assert asked(period) == FIGURES

    periods.edit(period=period, figures=[(TURNS, CELL, False)], by=an)
    assert asked(period) == [(TURNS, CELL, False)]


def test_figure_that_has_left_the_catalogue_stays(opened, an):
    period = opened()
    factories.PeriodFigureFactory(period=period, figure="gone", position=9)

    periods.edit(period=period, figures=FIGURES, by=an)

    assert asked(period) == [*FIGURES, ("gone", CELL, True)]


def test_days_stay_once_a_return_was_begun(opened, an, hoa_an, refused):
    period = opened()
    factories.ReturnFactory(period=period, unit=hoa_an)
    told = "Đã có 1 đơn vị lập biểu của kỳ này nên không sửa được nữa."

    with refused({"kind": [told], "closing": [told]}):
        periods.edit(period=period, kind="SPECIAL", closing=date(2026, 9, 1), by=an)
    periods.edit(period=period, opens_on=date(2026, 9, 1), by=an)

    period.refresh_from_db()
    assert (period.closing, period.opens_on) == (date(2026, 9, 30), date(2026, 9, 1))


def test_edited_days_do_not_count_a_flow_twice(opened, an):
    opened()
    later = opened(
        name="Khác",
        kind="SPECIAL",
        opening=date(2026, 10, 1),
        closing=date(2026, 10, 2),
    )

    with pytest.raises(ValidationError, match="trùng ngày với kỳ này"):
        periods.edit(period=later, opening=date(2026, 9, 30), by=an)


def test_locked_period_is_not_edited(opened, an, refused):
    period = opened()
    periods.lock(period=period, reason="Đã ban hành báo cáo", by=an, at=AT)

    told = "Quý III năm 2026 đã khóa; hãy mở khóa kỳ này trước khi sửa."
    with refused({"__all__": [told]}):
        periods.edit(period=period, name="Khác", by=an)


# Locked


def test_period_is_locked_and_unlocked(opened, an):
    period = opened()

    locked = periods.lock(period=period, reason=" Đã ban hành ", by=an, at=AT)
    assert (locked.locked_at, locked.locked_by) == (AT, an)
    assert locked.lock_reason == "Đã ban hành"

    unlocked = periods.unlock(period=period, reason="Sửa số của Hòa An", by=an)
    assert (unlocked.locked_at, unlocked.locked_by) == (None, None)
    assert unlocked.lock_reason == ""
    events = Event.objects.filter(act__in=["period.lock", "period.unlock"])
    assert [(e.act, e.detail) for e in events.order_by("pk")] == [
        ("period.lock", {"reason": "Đã ban hành"}),
        (
            "period.unlock",
            {
                "reason": "Sửa số của Hòa An",
                "changes": {"lý do khóa": ["Đã ban hành", ""]},
            },
        ),
    ]


def test_lock_needs_a_reason_and_an_open_period(opened, an, refused):
    period = opened()

    with refused({"reason": ["Hãy nhập lý do."]}):
        periods.lock(period=period, reason="  ", by=an, at=AT)
    with refused({"__all__": ["Quý III năm 2026 không khóa; hãy tải lại trang."]}):
        periods.unlock(period=period, reason="Nhầm", by=an)

    periods.lock(period=period, reason="Xong", by=an, at=AT)

    told = "Quý III năm 2026 đã khóa từ trước; hãy tải lại trang."
    with refused({"__all__": [told]}):
        periods.lock(period=period, reason="Xong", by=an, at=AT)
    with refused({"reason": ["Hãy nhập lý do."]}):
        periods.unlock(period=period, reason="", by=an)
