from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from reports.choices import Severity
from reports.models import Explanation, Period
from tests import factories

YOUTH = "activity_turns_youth"
FETCH = {"X-Requested-With": "fetch"}
SENTENCE = (
    "Nhiều lượt: “Lượt thanh niên ngoài Đoàn tham gia hoạt động” là 12, không được lớn "
    "hơn 10. Hãy sửa số khai hoặc ghi giải trình."
)


@pytest.fixture
def period(db):
    period = factories.PeriodFactory()
    factories.PeriodFigureFactory(period=period, figure=YOUTH, is_compulsory=False)
    return period


@pytest.fixture
def fault(period, ha_quang, pac_bo):
    """A check that does not hold in Pác Bó: (check, unit) by their keys."""
    check = factories.CheckFactory(
        left=[YOUTH], constant=10, severity=Severity.EXPLAIN, label="Nhiều lượt"
    )
    factories.ReturnLineFactory(
        unit_return__period=period,
        unit_return__unit=ha_quang,
        unit=pac_bo,
        figure=YOUTH,
        value=12,
    )
    return {"check": check.pk, "unit": pac_bo.pk}


@pytest.fixture
def page(period, client):
    """`page(user, scope, **data)`: the page is read, or sent where there is data."""

    def page(user, scope, query=None, headers=None, **data):
        client.force_login(user)
        url = reverse("return-explain", args=[period.pk, scope.code])
        if data:
            return client.post(url, data, headers=headers)
        return client.get(url, query)

    return page


def grid(period, unit):
    return reverse("return", args=[period.pk, unit.code])


def told(response):
    return [str(message) for message in response.wsgi_request._messages]


def test_finding_has_a_page(page, fault, binh, ha_quang):
    response = page(binh, ha_quang, fault)

    assert response.context["finding"].sentence == SENTENCE
    assert response.context["form"].initial == fault | {"text": "", "back": ""}


def test_explanation_is_written_without_a_script(
    page, fault, binh, period, ha_quang, pac_bo
):
    response = page(binh, ha_quang, **fault, text="Hai đợt")

    made = Explanation.objects.get()
    assert (made.text, made.by, made.unit) == ("Hai đợt", binh, pac_bo)
    row = f"{grid(period, ha_quang)}?hang={pac_bo.pk}#f-{pac_bo.pk}"
    assert response.url == row
    assert told(response) == ["Đã ghi giải trình."]


def test_page_leads_back_to_the_sending(page, fault, binh, period, ha_quang, truong_ha):
    sending = reverse("return-send", args=[period.pk, ha_quang.code])
    fault |= {"back": "gui"}

    shown = page(binh, ha_quang, fault)
    sent = page(binh, ha_quang, **fault, text="Hai đợt")
    part = page(binh, truong_ha, **fault, text="Hai đợt")

    assert shown.context["back"] == sending
    assert shown.context["form"].initial["back"] == "gui"
    assert sent.url == sending
    assert part.url.startswith(grid(period, truong_ha))


def test_page_of_sending_leads_here(page, fault, binh, client, period, ha_quang):
    client.force_login(binh)

    page = client.get(reverse("return-send", args=[period.pk, ha_quang.code]))

    url = reverse("return-explain", args=[period.pk, ha_quang.code])
    query = f"?check={fault['check']}&amp;unit={fault['unit']}&amp;back=gui"
    assert f'<a href="{url}{query}">Ghi giải trình</a>' in page.content.decode()


def test_page_shows_what_was_written_for_these_numbers(page, fault, binh, ha_quang):
    page(binh, ha_quang, **fault, text="Hai đợt")

    response = page(binh, ha_quang, fault)

    assert response.context["form"].initial["text"] == "Hai đợt"


def test_explanation_is_written_by_a_script(page, fault, binh, ha_quang, pac_bo):
    response = page(binh, ha_quang, headers=FETCH, **fault, text="Hai đợt")

    made = Explanation.objects.get()
    assert response.json() == {
        "key": f"c{fault['check']}-{pac_bo.pk}",
        "explained": True,
        "text": "Hai đợt",
        "by": str(binh),
        "at": f"{timezone.localtime(made.at):%H:%M %d/%m/%Y}",
    }


def test_refusal_is_told_beside_the_text(page, fault, binh, ha_quang):
    response = page(binh, ha_quang, **fault, text=" ")
    told = page(binh, ha_quang, headers=FETCH, **fault, text="a" * 501)

    assert response.status_code == 400
    assert response.context["form"].errors == {"text": ["Hãy ghi giải trình."]}
    assert told.status_code == 400
    assert told.json() == {
        "message": "Giải trình dài 501 chữ, quá 500 chữ; hãy viết gọn lại."
    }
    assert Explanation.objects.count() == 0


@pytest.mark.parametrize("fault", [{"check": "x", "unit": "1"}, {"unit": "9" * 30}])
def test_address_that_names_nothing_leads_back(page, fault, binh, period, ha_quang):
    lost = (
        "Không rõ giải trình cho phép kiểm tra nào; hãy mở lại biểu rồi ghi giải trình."
    )

    response = page(binh, ha_quang, fault)
    answer = page(binh, ha_quang, headers=FETCH, **fault)

    assert response.url == grid(period, ha_quang)
    assert told(response) == [lost]
    assert (answer.status_code, answer.json()) == (400, {"message": lost})


def test_check_that_holds_leads_back(page, fault, binh, period, ha_quang, clinic):
    asked = fault | {"unit": clinic.pk}

    response = page(binh, ha_quang, asked)
    sent = page(binh, ha_quang, **asked, text="Hai đợt")

    assert response.url.startswith(grid(period, ha_quang))
    assert told(response) == ["Không còn gì để giải trình: các số đã khớp."]
    assert sent.status_code == 400
    assert sent.context["form"].non_field_errors() == [
        "Không còn gì để giải trình: các số đã khớp; hãy tải lại trang."
    ]


def test_locked_return_says_why(page, fault, binh, period, ha_quang):
    later = timezone.localdate() + timedelta(1)
    Period.objects.update(opens_on=later, due_on=later)
    lock = f"Biểu mở từ ngày {later:%d/%m/%Y}."

    response = page(binh, ha_quang, **fault, text="Hai đợt")
    answer = page(binh, ha_quang, headers=FETCH, **fault, text="Hai đợt")

    assert response.url == grid(period, ha_quang)
    assert told(response) == [lock]
    assert (answer.status_code, answer.json()) == (409, {"locked": lock})
    assert Explanation.objects.count() == 0


def test_stranger_finds_nothing_and_reader_may_not(
    page, fault, chi, dung, nobody, ha_quang
):
    asked = {**fault, "text": "Hai đợt"}

    for user, status in ((chi, 404), (nobody, 404), (dung, 403)):
        assert page(user, ha_quang, fault).status_code == status
        assert page(user, ha_quang, **asked).status_code == status
    assert Explanation.objects.count() == 0


def test_branch_of_another_is_not_explained(page, fault, chi, hoa_an):
    response = page(chi, hoa_an, **fault, text="Hai đợt")

    assert response.status_code == 400
    assert Explanation.objects.count() == 0
