import json
from datetime import date

import pytest
from django.urls import reverse

DAYS = {"tu": "2018-11-30", "den": "2022-06-30"}


@pytest.fixture
def visit(client):
    """Visits the report of a unit as a user."""

    def visit(user, code, **data):
        client.force_login(user)
        return client.get(reverse("report", args=[code]), DAYS | data)

    return visit


@pytest.fixture
def download(client):
    def download(user, code, form, **data):
        client.force_login(user)
        return client.get(reverse("report-file", args=[code, form]), DAYS | data)

    return download


def test_report_shows_its_figures(small, an, visit):
    response = visit(an, "CB")

    assert response.status_code == 200
    branches = 'data-figure="branches" data-at="closing" value="2">2</data>'
    assert branches in response.content.decode()


def test_district_secretary_reads_the_own_district(small, binh, visit):
    assert visit(binh, "CB-HAQUANG").status_code == 200


@pytest.mark.parametrize("code", ["CB", "CB-HOAAN", "CB-HA-HV", "CB-HA-HV-LS", "XX"])
def test_stranger_and_unknown_unit_are_not_found(small, binh, visit, code):
    assert visit(binh, code).status_code == 404


def test_user_without_a_mandate_finds_nothing(small, nobody, visit):
    assert visit(nobody, "CB").status_code == 404


def test_signed_out_visitor_is_asked_to_sign_in(small, client):
    response = client.get("/bao-cao/CB/")

    assert response.status_code == 302
    assert response.url == "/dang-nhap/?next=/bao-cao/CB/"


def test_posting_is_refused(small, an, client):
    client.force_login(an)

    assert client.post("/bao-cao/CB/").status_code == 405


@pytest.mark.parametrize("day", ["30/11/2018", "2018-11-30"])
def test_days_are_read_in_both_spellings(small, an, visit, day):
    response = visit(an, "CB", tu=day)

    assert response.context["form"].cleaned_data["tu"].isoformat() == "2018-11-30"


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        (
            {"tu": "2022-07-01"},
            {
                "den": [
                    "Ngày cuối kỳ 30/06/2022 trước ngày đầu kỳ 01/07/2022; hãy chọn "
                    "ngày cuối kỳ từ ngày đó trở đi."
                ]
            },
        ),
        (
            {"tu": "31/13/2018"},
            {
                "tu": [
                    "31/13/2018 không phải là ngày; hãy ghi ngày/tháng/năm, ví dụ "
                    "30/06/2022."
                ]
            },
        ),
    ],
)
def test_wrong_days_are_told_beside_their_field(small, an, visit, data, errors):
    response = visit(an, "CB", **data)

    assert response.status_code == 400
    assert response.context["form"].errors == errors
    assert "sections" not in response.context


def test_report_unasked_shows_the_usual_period(small, an, client):
    client.force_login(an)

    response = client.get("/bao-cao/CB/")

    assert response.status_code == 200
    assert response.context["opening"].year == response.context["closing"].year - 1


def test_unit_chosen_in_the_form_is_gone_to(small, an, visit):
    response = visit(an, "CB", unit="CB-HOAAN")

    assert response.status_code == 302
    assert response.url == "/bao-cao/CB-HOAAN/?tu=2018-11-30&den=2022-06-30"


@pytest.mark.parametrize("code", ["a/b", "CB-HOAAN", "XX"])
def test_unit_outside_the_choices_is_refused(small, binh, visit, code):
    response = visit(binh, "CB-HAQUANG", unit=code)

    assert response.status_code == 400
    assert list(response.context["form"].errors) == ["unit"]


def test_no_unit_in_the_form_is_the_one_shown(small, binh, visit):
    assert visit(binh, "CB-HAQUANG", unit="").status_code == 200


@pytest.mark.parametrize("code", ["a%2Fb", "Đ", "a b"])
def test_code_that_no_unit_can_bear_is_not_found(small, an, client, code):
    client.force_login(an)

    assert client.get(f"/bao-cao/{code}/").status_code == 404
    assert client.get(f"/bao-cao/{code}.pdf").status_code == 404


def test_choices_of_unit_are_those_of_the_mandate(small, an, binh, visit):
    def codes(response):
        return [code for code, _ in response.context["form"].fields["unit"].choices]

    assert codes(visit(an, "CB")) == ["CB", "CB-HAQUANG", "CB-HOAAN"]
    assert codes(visit(binh, "CB-HAQUANG")) == ["CB-HAQUANG"]
    assert codes(visit(binh, "CB-HQ-TH")) == ["CB-HAQUANG", "CB-HQ-TH"]


def test_pdf_is_an_attachment(small, an, download):
    response = download(an, "CB", "pdf")

    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        'attachment; filename="bao-cao-CB-2022-06-30.pdf"'
    )
    assert response.content.startswith(b"%PDF-")


def test_json_equals_the_page(small, an, download):
    response = download(an, "CB", "json")

    assert json.loads(response.content)["figures"]["members"]["closing"] == 4


def test_file_of_a_stranger_is_not_found(small, binh, download):
    assert download(binh, "CB-HOAAN", "pdf").status_code == 404


def test_file_in_an_unknown_format_is_not_found(small, an, download):
    assert download(an, "CB", "odt").status_code == 404


def test_file_of_wrong_days_leads_to_the_page_that_says_so(small, an, download):
    response = download(an, "CB", "pdf", tu="2022-07-01")

    assert response.status_code == 302
    assert response.url == "/bao-cao/CB/?tu=2022-07-01&den=2022-06-30"


def test_list_names_the_units_of_the_mandate(small, an, binh, chi, client):
    def listed(user):
        client.force_login(user)
        return [unit["name"] for unit in client.get("/bao-cao/").context["units"]]

    assert listed(an) == [
        "Tỉnh Đoàn Cao Bằng",
        "Huyện Đoàn Hà Quảng",
        "Huyện Đoàn Hòa An",
    ]
    assert listed(binh) == ["Huyện Đoàn Hà Quảng"]
    assert listed(chi) == ["Huyện Đoàn Hòa An"]


def test_list_of_nobody_is_empty(small, nobody, client):
    client.force_login(nobody)

    assert client.get("/bao-cao/").context["units"] == []


def test_days_are_shown_as_they_are_written_here(small, an, visit):
    form = visit(an, "CB", den="31/13/2022").context["form"]

    assert (form["tu"].value(), form["den"].value()) == (
        date(2018, 11, 30),
        "31/13/2022",
    )
    assert 'value="30/11/2018"' in str(form["tu"])
