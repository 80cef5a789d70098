import csv
import io

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.choices import Role
from reports.catalogue import BY_ID
from reports.models import Reminder
from reports.rendering import boards as sheets
from reports.views.returns import boards
from tests import factories
from tests.conftest import RURAL
from tests.fixtures_boards import ASKED
from tests.mail_servers import UNREACHABLE
from unions.choices import Form


@pytest.fixture
def see(client, asking):
    def see(user, name="board", *more, **asked):
        client.force_login(user)
        return client.get(reverse(name, args=[asking.pk, *more]), asked)

    return see


@pytest.fixture
def press(client, asking):
    def press(user):
        client.force_login(user)
        return client.post(reverse("board-remind", args=[asking.pk]), follow=True)

    return press


@pytest.fixture
def lam(districts, open_account, giang):
    """Secretary of Nguyên Bình, with an address."""
    user = open_account(
        "lam", "Bế Văn Lâm", Role.SECRETARY, districts.nguyen_binh, giang
    )
    user.email = "lam@example.org"
    user.save()
    return user


def codes(response):
    return [row.unit.code for row in response.context["board"].rows]


def test_province_sees_every_district_and_the_totals(told, see, dung):
    response = see(dung)

    assert codes(response) == [
        "CB-BAOLAC",
        "CB-BAOLAM",
        "CB-HALANG",
        "CB-HAQUANG",
        "CB-HOAAN",
        "CB-NGUYENBINH",
        "CB-THONGNONG",
    ]
    text = response.content.decode()
    assert "<b>7</b> phải gửi" in text
    assert "<b>4</b> đã gửi" in text
    assert "<b>1</b> gửi muộn" in text
    assert "<b>9/22</b> ô đã điền" in text


def test_rows_tell_who_sent_and_when(told, see, an):
    text = see(an).content.decode()

    assert "05/07/2022, Lục Văn Bình" in text
    assert "08/07/2022, Nông Thúy An" in text
    assert "gia hạn đến 20/07/2022" in text


def test_bar_is_as_long_as_the_counts(told, see, an):
    shares = see(an).context["shares"]

    assert [
        (share["state"], share["count"], share["x"], share["width"]) for share in shares
    ] == [
        ("approved", 1, 0, 1428),
        ("submitted", 2, 1428, 2857),
        ("returned", 1, 4285, 1429),
        ("draft", 1, 5714, 1428),
        ("none", 2, 7142, 2858),
    ]


def test_grassroots_units_of_a_district_are_opened(told, see, an):
    text = see(an, **{"don-vi": "CB-HAQUANG"}).content.decode()

    assert "Cơ sở đoàn của Huyện Đoàn Hà Quảng" in text
    assert "Đoàn xã Trường Hà" in text
    assert "Đoàn xã Hồng Việt" not in text


def test_district_sees_itself_alone(told, see, binh):
    response = see(binh, **{"don-vi": "CB-HOAAN"})

    assert codes(response) == ["CB-HAQUANG"]
    text = response.content.decode()
    assert "Đoàn xã Trường Hà" in text
    assert "Hòa An" not in text
    assert "Xem xét" not in text


def test_commune_is_told_why_there_is_nothing(
    told, see, open_account, truong_ha, giang
):
    minh = open_account("minh", "Nông Đức Minh", Role.SECRETARY, truong_ha, giang)

    text = see(minh).content.decode()

    assert "không phụ trách đơn vị lập biểu nào" in text
    assert "Hà Quảng" not in text.partition("<main")[2]


@pytest.mark.parametrize("name", ["board", "board-comparison"])
def test_period_that_is_not_there_is_not_found(told, client, an, name):
    client.force_login(an)

    assert client.get(reverse(name, args=[0])).status_code == 404


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("board", ()),
        ("board-file", ("csv",)),
        ("board-comparison", ()),
        ("board-comparison-file", ("csv",)),
    ],
)
def test_whoever_may_see_no_returns_is_refused(told, see, binh, name, more):
    binh.groups.clear()

    assert see(binh, name, *more).status_code == 403


def test_period_without_units_says_so(asking, province, see, an):
    assert "không phụ trách đơn vị lập biểu nào" in see(an).content.decode()


def test_queries_do_not_grow_with_units(told, see, an, found, asking):
    def count():
        with CaptureQueriesContext(connection) as queries:
            see(an, **{"don-vi": "CB-HAQUANG"})
        return len(queries)

    count()
    one = count()
    for number in range(3):
        found(f"CB-{number}", Form.LOCAL, f"Huyện {number}", told.province)
        found(f"CB-X{number}", Form.UNION, "Xã", told.ha_quang, **RURAL)

    assert count() == one


def test_many_units_come_on_pages(told, see, an, found):
    for number in range(boards.PAGE):
        found(f"CB-X{number}", Form.UNION, f"Xã {number}", told.ha_quang, **RURAL)
        found(f"CB-Y{number}", Form.UNION, f"Xã {number}", told.province, **RURAL)

    def shown(**asked):
        response = see(an, **asked)
        rows = response.context["page"], response.context["senders"]
        return [len(list(each)) for each in rows]

    assert shown() == [40, 40]
    assert shown(trang=2) == [7, 7]
    assert shown(**{"don-vi": "CB-HAQUANG"}) == [40, 1]
    assert shown(trang=2, **{"don-vi": "CB-HAQUANG"}) == [2, 1]
    assert len(read(see(an, "board-file", "csv"))) == 1 + 47


# As a sheet


def read(response):
    text = b"".join(response).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_board_as_a_sheet(told, see, an):
    response = see(an, "board-file", "csv", **{"don-vi": "CB-HAQUANG"})

    head, *rows = read(response)
    assert head == list(sheets.BOARD)
    # In the order of BOARD: to the due day, whether in time, then who and when.
    assert rows[3] == [
        "Huyện Đoàn Hà Quảng",
        "",
        "Đã duyệt",
        "8",
        "7",
        "10/07/2022",
        "05/07/2022",
        "Đúng hạn",
        "05/07/2022",
        "Lục Văn Bình",
        "08/07/2022",
        "Nông Thúy An",
        "",
    ]
    assert [row[7] for row in rows[:7]] == [
        "Quá hạn",
        "Quá hạn",
        "Đúng hạn",
        "Đúng hạn",
        "Gửi muộn",
        "Quá hạn",
        "Đúng hạn",
    ]
    assert [row[1] for row in rows[7:]] == [
        "Chi đoàn cơ sở Trung tâm Y tế",
        "Đoàn xã Trường Hà",
    ]
    assert [row[12] for row in rows if row[12]] == ["Thiếu"]
    name = response.headers["Content-Disposition"]
    assert name.startswith(f'attachment; filename="theo-doi-{told.period.pk}-')


def test_board_of_a_district_as_a_sheet_holds_nobody_else(told, see, chi):
    told_of = {row[0] for row in read(see(chi, "board-file", "csv"))[1:]}

    assert told_of == {"Huyện Đoàn Hòa An"}


@pytest.mark.parametrize("name", ["board-file", "board-comparison-file"])
def test_sheet_is_a_workbook(told, see, an, name):
    content = b"".join(see(an, name, "xlsx"))

    assert content[:2] == b"PK"


@pytest.mark.parametrize("name", ["board-file", "board-comparison-file"])
def test_form_that_nobody_writes_is_not_found(told, see, an, name):
    assert see(an, name, "pdf").status_code == 404


# Reminders


def test_button_says_to_whom(districts, lam, see, an):
    response = see(an)

    text = response.content.decode()
    assert "Nhắc 1 đơn vị chưa gửi" in text
    assert "Bế Văn Lâm, Huyện Đoàn Nguyên Bình" in text
    assert "Không nhắc được" in text


@pytest.mark.parametrize("who", ["dung", "binh"])
def test_button_is_for_whoever_may_remind(districts, lam, see, request, who):
    response = see(request.getfixturevalue(who))

    assert response.context["letters"] is None
    assert "nhac/" not in response.content.decode()


def test_button_writes_and_says_to_whom(districts, lam, press, an):
    response = press(an)

    text = response.content.decode()
    assert "Đã gửi 1 thư nhắc tới Bế Văn Lâm (Huyện Đoàn Nguyên Bình)." in text
    assert "Hôm nay đã nhắc các đơn vị chưa gửi." in text
    assert [letter.to for letter in mail.outbox] == [["lam@example.org"]]


def test_button_pressed_twice_writes_once(districts, lam, press, an):
    press(an)

    assert "Không có thư nào phải gửi hôm nay." in press(an).content.decode()
    assert len(mail.outbox) == 1


def test_letter_that_fails_is_told(districts, lam, press, an, settings):
    settings.EMAIL_BACKEND = UNREACHABLE

    text = press(an).content.decode()

    assert "1 thư không gửi được tới Bế Văn Lâm (Huyện Đoàn Nguyên Bình)" in text
    assert not Reminder.objects.exists()


@pytest.mark.parametrize("who", ["dung", "binh", "nobody_without_rights"])
def test_whoever_may_not_remind_is_refused(districts, lam, press, request, binh, who):
    user = binh if who == "nobody_without_rights" else request.getfixturevalue(who)
    if who == "nobody_without_rights":
        user.groups.clear()

    assert press(user).status_code == 403
    assert mail.outbox == []


def test_reminding_is_no_reading(districts, see, an):
    assert see(an, "board-remind").status_code == 405


def test_staff_without_a_mandate_writes_to_nobody(districts, lam, press, nobody):
    press(nobody)

    assert mail.outbox == []


# Side by side


def test_districts_stand_by_value(told, see, an, hand_in):
    for name, value in (("bao_lam", 50), ("nguyen_binh", 9)):
        row = hand_in(getattr(told, name), "APPROVED", sent=3, decided=4)
        factories.ReturnLineFactory(
            unit_return=row, unit=row.unit, figure="model_branch_meetings", value=value
        )

    def shown(**asked):
        response = see(
            an, "board-comparison", **{"so-lieu": "model_branch_meetings"}, **asked
        )
        return [
            (item["row"].standing.unit.code[3:], item["row"].rank, item["value"])
            for item in response.context["rows"]
        ]

    told_of = [("BAOLAM", 1, "50"), ("NGUYENBINH", 2, "9"), ("HAQUANG", 3, "3")]
    untold = ["BAOLAC", "HALANG", "HOAAN", "THONGNONG"]
    rest = [(code, None, "–") for code in untold]
    assert shown() == told_of + rest
    assert shown(xep="-hang") == told_of[::-1] + rest
    assert shown(xep="khong-co") == told_of + rest
    by_name = [code for code, *_ in shown(xep="don-vi")]
    assert by_name == sorted(by_name)
    assert [code for code, *_ in shown(xep="-don-vi")] == by_name[::-1]


def test_unit_without_an_approved_return_tells_its_state(told, see, an):
    text = see(an, "board-comparison").content.decode()

    assert text.count("Chờ duyệt") == 2
    assert text.count("Chưa bắt đầu") == 2


def test_comparison_of_a_district_holds_nobody_else(told, see, chi):
    text = see(chi, "board-comparison").content.decode()

    assert "Hòa An" in text
    assert "Hà Quảng" not in text


def test_headings_lead_to_the_other_order(told, see, an):
    heads = see(an, "board-comparison", xep="ty-le").context["heads"]

    assert [(head["xep"], head["sort"]) for head in heads] == [
        ("don-vi", ""),
        ("hang", ""),
        ("-ty-le", "descending"),
        ("ky-truoc", ""),
        ("tang", ""),
        ("doan-vien", ""),
    ]


def test_comparison_as_a_sheet(told, see, an):
    factories.PeriodFactory(
        name="Trước", kind="HALF", opening="2021-07-01", closing="2021-12-31"
    )

    head, total, *rows = read(see(an, "board-comparison-file", "csv"))

    figures = [BY_ID[figure] for figure, _ in ASKED]
    assert head == [
        "Đơn vị",
        "Trạng thái",
        "Đoàn viên",
        *(
            f"{figure.label} ({figure.unit}), {period}"
            for figure in figures
            for period in ("6 tháng đầu năm 2022", "Trước")
        ),
    ]
    assert [row[0] for row in rows] == [
        f"Huyện Đoàn {name}"
        for name in (
            "Bảo Lạc",
            "Bảo Lâm",
            "Hạ Lang",
            "Hà Quảng",
            "Hòa An",
            "Nguyên Bình",
            "Thông Nông",
        )
    ]
    assert total[0] == "Cộng"
    assert float(total[5]) == float(rows[3][5]) == 42


def test_comparison_of_a_period_that_asks_nothing(told, see, an):
    told.period.figures.all().delete()

    assert "chưa hỏi chỉ tiêu nào" in see(an, "board-comparison").content.decode()


def test_comparison_for_whoever_has_no_unit(told, see, nobody):
    text = see(nobody, "board-comparison").content.decode()

    assert "không có đơn vị để so sánh" in text
