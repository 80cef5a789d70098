"""What staff do to periods in the admin."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.choices import ReviewState
from reports.forms.figure_choice import NOT_ASKED, FigureChoice
from reports.forms.periods import DECLARED, PREFIX
from reports.models import Period
from tests import factories

TURNS, BOOK = "activity_turns_members", "branches_with_book"
NONE = {PREFIX + figure.id: NOT_ASKED for figure in DECLARED}
ASKED = {PREFIX + TURNS: "CELL.bat-buoc", PREFIX + BOOK: "BRANCH.tuy-y"}
FACTS = {
    "name": "Quý III năm 2026",
    "kind": "QUARTER",
    "opening": "01/07/2026",
    "closing": "30/09/2026",
    "opens_on": "15/09/2026",
    "due_on": "10/10/2026",
    **NONE,
    **ASKED,
}


@pytest.fixture
def period(an, press):
    press(an, Period, "mo", **FACTS)
    return Period.objects.get()


def asked(period):
    rows = period.figures.order_by("figure")
    return [(row.figure, row.asked_of, row.is_compulsory) for row in rows]


def errors(response):
    assert response.status_code == 400
    return response.context["form"].errors


def test_period_is_opened(an, press):
    response = press(an, Period, "mo", **FACTS)

    period = Period.objects.get()
    assert response.url == reverse("admin:reports_period_change", args=[period.pk])
    assert (period.kind, period.due_on) == ("QUARTER", date(2026, 10, 10))
    assert asked(period) == [(TURNS, "CELL", True), (BOOK, "BRANCH", False)]


def test_nothing_asked_is_told(an, press):
    response = press(an, Period, "mo", **FACTS | NONE)

    assert errors(response) == {
        "__all__": ["Hãy chọn ít nhất một chỉ tiêu cho kỳ này."]
    }


def test_length_of_the_kind_is_told_beside_its_day(an, press):
    response = press(an, Period, "mo", **FACTS | {"closing": "01/09/2026"})

    assert list(errors(response)) == ["closing"]


def test_next_period_is_prefilled(an, press, period):
    form = press(an, period, "mo-tiep").context["form"]

    shown = {name: form.initial[name] for name in ("name", "opening", "closing")}
    assert shown == {
        "name": "Quý IV năm 2026",
        "opening": date(2026, 10, 1),
        "closing": date(2026, 12, 31),
    }
    told = {name: form[name].value() for name in ASKED}
    assert told == ASKED
    assert form[PREFIX + "activity_turns_youth"].value() == NOT_ASKED


def test_next_period_is_opened(an, press, period):
    days = {
        "opening": "01/10/2026",
        "closing": "31/12/2026",
        "opens_on": "15/12/2026",
        "due_on": "10/01/2027",
    }

    press(an, period, "mo-tiep", **FACTS | days | {"name": "Quý IV năm 2026"})

    assert Period.objects.in_order().first().name == "Quý IV năm 2026"


def test_period_is_edited(an, press, period):
    form = press(an, period, "sua").context["form"]
    assert {name: form[name].value() for name in ASKED} == ASKED

    press(an, period, "sua", **FACTS | {PREFIX + BOOK: NOT_ASKED, "name": "Quý 3"})

    period.refresh_from_db()
    assert (period.name, asked(period)) == ("Quý 3", [(TURNS, "CELL", True)])


def test_order_of_the_form_stays(an, press, period):
    period.figures.filter(figure=BOOK).update(position=0)
    period.figures.filter(figure=TURNS).update(position=1)

    press(an, period, "sua", **FACTS | {"name": "Quý 3"})

    assert [row.figure for row in period.figures.in_order()] == [BOOK, TURNS]


def test_lock_shows_what_it_means(an, press, period, ha_quang, hoa_an):
    factories.ReturnFactory(period=period, unit=hoa_an, state=ReviewState.APPROVED)

    first = press(an, period, "khoa", reason="Đã ban hành báo cáo")
    assert first.context["consequences"] == [
        "1 trên 2 đơn vị đã được phê duyệt biểu của Quý III năm 2026.",
        "Không đơn vị nào ghi hoặc gửi biểu của kỳ này được nữa, trừ đơn vị được gia "
        "hạn.",
    ]
    press(an, period, "khoa", reason="Đã ban hành báo cáo", **{"da-xem": "1"})

    period.refresh_from_db()
    assert (period.is_locked, period.locked_by) == (True, an)


def test_locked_period_offers_to_be_unlocked(an, client, press, period):
    press(an, period, "khoa", reason="Xong", **{"da-xem": "1"})
    url = reverse("admin:reports_period_change", args=[period.pk])

    offered = [act["label"] for act in client.get(url).context["acts"]]
    press(an, period, "mo-khoa", reason="Sửa số")

    period.refresh_from_db()
    assert offered == ["Mở kỳ tiếp theo", "Mở khóa kỳ"]
    assert period.is_locked is False


def test_page_names_the_figures_never_their_ids(an, client, press, period):
    factories.PeriodFigureFactory(period=period, figure=BOOK + "s")
    url = reverse("admin:reports_period_change", args=[period.pk])

    client.force_login(an)
    text = client.get(url).content.decode()

    assert (
        "Lượt đoàn viên tham gia hoạt động: từng chi đoàn, chi đoàn cơ sở, bắt buộc"
    ) in text
    assert f"{TURNS}" not in text


def test_secretary_and_leadership_open_nothing(binh, dung, press):
    for user in (binh, dung):
        assert press(user, Period, "mo", **FACTS).status_code in (302, 403)
    assert Period.objects.count() == 0


def test_lists_are_narrowed(an, client, press, period):
    press(an, period, "khoa", reason="Xong", **{"da-xem": "1"})
    client.force_login(an)
    url = reverse("admin:reports_period_changelist")

    def found(**query):
        return list(client.get(url, query).context["cl"].result_list)

    assert (found(khoa="roi"), found(khoa="chua")) == ([period], [])
    assert found() == [period]


def test_choice_goes_there_and_back():
    field = FigureChoice(DECLARED[0])

    assert field.clean(NOT_ASKED) is None
    for key in ("SENDER.bat-buoc", "BRANCH.tuy-y"):
        assert FigureChoice.key(*field.clean(key)) == key
