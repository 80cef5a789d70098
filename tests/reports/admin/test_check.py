from datetime import date

import pytest
from django.urls import reverse

from reports.models import Check
from tests import factories

MEMBERS, YOUTH = "activity_turns_members", "activity_turns_youth"
FACTS = {
    "label": "Lượt cân đối",
    "left": [YOUTH],
    "operator": "AT_MOST",
    "source": "DECLARED",
    "right": [MEMBERS],
    "counted": "",
    "factor": "1,5",
    "constant": "0",
    "tolerance": "0",
    "severity": "EXPLAIN",
    "since": "30/06/2022",
}


def page(client, user, check):
    client.force_login(user)
    url = reverse("admin:reports_check_change", args=[check.pk])
    return client.get(url).content.decode()


def test_check_is_added(an, press):
    press(an, Check, "them", **FACTS)

    check = Check.objects.get()
    assert (check.left, check.right, str(check.factor)) == ([YOUTH], [MEMBERS], "1.500")
    assert (check.severity, check.is_whole) == ("EXPLAIN", False)


def test_register_is_chosen_by_itself(an, press):
    facts = FACTS | {"source": "REGISTER", "counted": "members", "is_whole": "on"}

    press(an, Check, "them", **facts)

    check = Check.objects.get()
    assert (check.source, check.right, check.is_whole) == (
        "REGISTER",
        ["members"],
        True,
    )


def test_right_that_is_missing_is_told_beside_its_field(an, press):
    no_right = {name: value for name, value in FACTS.items() if name != "right"}

    declared = press(an, Check, "them", **no_right)
    register = press(an, Check, "them", **FACTS | {"source": "REGISTER"})

    assert declared.context["form"].errors == {
        "right": ["Hãy chọn ít nhất một chỉ tiêu do đơn vị khai."]
    }
    assert register.context["form"].errors == {
        "counted": ["Hãy chọn ít nhất một số đếm từ sổ."]
    }


def test_choices_are_labels(an, press):
    text = press(an, Check, "them").content.decode()

    assert "Lượt thanh niên ngoài Đoàn tham gia hoạt động" in text
    assert f">{YOUTH}<" not in text


def test_check_is_ended(an, press):
    check = factories.CheckFactory()

    press(an, check, "ket-thuc", on="01/07/2022")

    check.refresh_from_db()
    assert check.until == date(2022, 7, 1)
    assert press(an, check, "ket-thuc", on="01/07/2022").status_code == 403


def test_rule_is_told_in_words(an, client):
    check = factories.CheckFactory(constant=1200)

    text = page(client, an, check)

    assert "“Lượt đoàn viên tham gia hoạt động” không lớn hơn 1.200" in text
    Check.objects.update(is_whole=True)
    assert "cộng cả biểu, “Lượt đoàn viên" in page(client, an, check)
    assert MEMBERS not in text


def test_figure_that_has_left_the_catalogue_is_told_by_its_id(an, client):
    check = factories.CheckFactory(left=["gone"])

    assert "“gone” không lớn hơn" in page(client, an, check)


@pytest.mark.parametrize(("asked", "seen"), [("con", [0]), ("het", [1]), ("x", [0, 1])])
def test_list_is_narrowed(an, client, asked, seen):
    made = [
        factories.CheckFactory(),
        factories.CheckFactory(until=date(2022, 1, 1), position=1),
    ]
    client.force_login(an)

    url = reverse("admin:reports_check_changelist")
    found = client.get(url, {"ap-dung": asked}).context["cl"].result_list

    assert list(found) == [made[place] for place in seen]


def test_leadership_adds_nothing(dung, press):
    assert press(dung, Check, "them", **FACTS).status_code in (302, 403)
    assert Check.objects.count() == 0
