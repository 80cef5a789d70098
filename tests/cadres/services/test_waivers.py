from datetime import UTC, date, datetime

import pytest

from accounts.models import Event
from cadres.choices import Employment, Manner
from cadres.models import Tenure, Waiver
from cadres.services import moves, tenures
from tests.factories import PersonFactory, QualificationFactory

ON = date(2020, 3, 1)
AT = datetime(2020, 3, 1, 8, tzinfo=UTC)
SOURCE = "Tiêu chuẩn cán bộ địa bàn dân cư (Kết luận 08, mục II.2.1)"
LACKING = (
    "Nông Thị Hoa có trình độ chuyên môn: chưa ghi; Bí thư phải từ Trung cấp trở lên"
)


@pytest.fixture
def hoa(truong_ha):
    return PersonFactory(full_name="Nông Thị Hoa", unit=truong_ha)


@pytest.fixture
def appoint(giang, hoa, truong_ha, post):
    def appoint(**facts):
        return tenures.appoint(
            person=hoa,
            unit=truong_ha,
            post=post("SECRETARY"),
            on=ON,
            manner=Manner.ELECTED,
            employment=Employment.NONE,
            by=giang,
            **facts,
        )

    return appoint


def test_whoever_lacks_a_standard_is_refused_with_the_way_out(appoint, refused):
    said = f"{LACKING} ({SOURCE}); nếu vẫn bố trí, hãy ghi lý do."

    with refused({"waiver": [said]}):
        appoint(waiver="  ", at=AT)
    assert (Tenure.objects.count(), Waiver.objects.count()) == (0, 0)


def test_reason_is_kept_with_each_breach(appoint, giang, hoa, truong_ha):
    tenure = appoint(waiver=" Chưa có  nguồn ", at=AT)

    [row] = Waiver.objects.all()
    assert (row.tenure, row.unit, row.by, row.at) == (tenure, truong_ha, giang, AT)
    assert (row.breach, row.reason) == (LACKING, "Chưa có nguồn")
    assert row.rule.source == SOURCE
    event = Event.objects.get(act="waiver.record")
    assert (event.subject, event.detail["reason"]) == ("Nông Thị Hoa", "Chưa có nguồn")


def test_nothing_is_kept_where_nothing_is_lacking(appoint, hoa):
    QualificationFactory(person=hoa)

    appoint(waiver="Thừa", at=AT)

    assert Waiver.objects.count() == 0
    assert not Event.objects.filter(act="waiver.record").exists()


def test_whoever_moves_to_a_post_is_asked_too(giang, hoa, pac_bo, truong_ha, post):
    facts = {"into": truong_ha, "into_post": post("SECRETARY"), "kind": "TRANSFER"}
    joins = {"manner": Manner.APPOINTED, "employment": Employment.NONE}

    moves.record(
        person=hoa,
        unit=pac_bo,
        post=post("DEPUTY"),
        on=ON,
        by=giang,
        at=AT,
        joins=joins,
        waiver="Chưa có nguồn",
        **facts,
        sphere="UNION",
        tier="COMMUNE",
    )

    row = Waiver.objects.get()
    assert (row.tenure, row.at) == (Tenure.objects.get(), AT)


def test_form_asks_for_the_reason(an, hoa, press):
    holding = {
        "unit": "CB-HQ-TH",
        "post": "SECRETARY",
        "on": "01/03/2020",
        "manner": "ELECTED",
        "employment": "NONE",
    }

    page = press(an, hoa, "giu-chuc", **holding)
    assert page.status_code == 400
    assert page.context["form"].errors["waiver"][0].startswith(LACKING)

    press(an, hoa, "giu-chuc", waiver="Chưa có nguồn", **holding)
    assert Waiver.objects.get().tenure == Tenure.objects.get()


@pytest.mark.parametrize(
    ("user", "count"),
    [("an", 1), ("binh", 1), ("dung", 1), ("chi", 0), ("nobody", 0)],
)
def test_waivers_visible_to_each_user(appoint, request, user, count):
    appoint(waiver="Chưa có nguồn", at=AT)

    seen = Waiver.objects.visible_to(request.getfixturevalue(user))

    assert seen.count() == count
