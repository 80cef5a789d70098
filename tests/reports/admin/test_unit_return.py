import pytest
from django.urls import reverse

from tests import factories

YES_NO = "branches_with_book"


@pytest.fixture
def line(hoa_an, lam_son):
    return factories.ReturnLineFactory(
        unit_return__unit=hoa_an, unit=lam_son, figure=YES_NO, value=1, counted=0
    )


@pytest.fixture
def page_of(client, an):
    def page_of(row):
        client.force_login(an)
        name = f"admin:reports_{row._meta.model_name}_change"
        return client.get(reverse(name, args=[row.pk]))

    return page_of


def test_record_leads_to_the_return(page_of, line):
    unit_return = line.unit_return
    told = factories.ExplanationFactory(unit_return=unit_return)
    url = reverse("return", args=[unit_return.period.pk, "CB-HOAAN"])
    button = {"label": "Xem biểu", "url": url, "primary": True}

    for row in (unit_return, line, told):
        assert page_of(row).context["acts"] == [button]


def test_line_is_told_by_label_and_words(page_of, line):
    text = page_of(line).content.decode()

    assert "Chi đoàn có sổ chi đoàn" in text
    assert ("<dd>Có</dd>" in text, "<dd>Không</dd>" in text) == (True, True)
    assert YES_NO not in text


def test_lines_are_listed_by_label(client, an, line):
    other = factories.ReturnLineFactory(
        unit_return=line.unit_return, unit=line.unit, figure="members_reported"
    )
    client.force_login(an)
    url = reverse("admin:reports_returnline_changelist")

    page = client.get(url, {"chi-tieu": YES_NO})
    unknown = client.get(url, {"chi-tieu": "gone"})

    assert list(page.context["cl"].result_list) == [line]
    assert list(unknown.context["cl"].result_list) == [other, line]
    text = unknown.content.decode()
    assert "Đoàn viên theo biểu của đơn vị" in text
    assert f">{YES_NO}<" not in text
