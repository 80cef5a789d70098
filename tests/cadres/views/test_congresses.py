from datetime import date

import pytest
from django.urls import reverse

from accounts.models import Footprint
from cadres.models import Congress, Seat, Tenure, Waiver
from tests.factories import PersonFactory, RuleFactory
from unions.choices import RuleKind
from unions.models import Rule
from unions.services import units

FACTS = {
    "name": "Đại hội lần thứ XI",
    "held_on": "10/05/2022",
    "term_since": "11/05/2022",
    "term_until": "11/05/2027",
    "document": "",
    "waiver": "",
    "size-SECRETARY": 1,
    "size-DEPUTY": 2,
    "size-STANDING_MEMBER": 0,
    "size-COMMITTEE_MEMBER": 0,
    "lines": 2,
    "new-0": "",
    "new-post-0": "",
    "new-pay-0": "NONE",
    "new-1": "",
    "new-post-1": "",
    "new-pay-1": "NONE",
}


@pytest.fixture(autouse=True)
def no_standards(db):
    Rule.objects.all().delete()


@pytest.fixture
def mai(truong_ha):
    return PersonFactory(full_name="Lục Thị Mai", unit=truong_ha)


@pytest.fixture
def page(client, truong_ha, hoa, lan):
    """The page of Trường Hà, opened or sent with `facts` by a user; Hoa stays."""

    def page(user, unit=truong_ha, **facts):
        client.force_login(user)
        url = reverse("congress", args=[unit.pk])
        if not facts:
            return client.get(url)
        kept = {f"keep-{hoa.pk}": "on"}
        kept |= {f"keep-pay-{row.pk}": "FULL_TIME" for row in (hoa, lan)}
        sent = {name: v for name, v in (FACTS | kept | facts).items() if v is not None}
        return client.post(url, sent)

    return page


def faults(response):
    return {name: [*told] for name, told in response.context["form"].errors.items()}


def test_page_shows_who_is_in_office(page, an, hoa, lan):
    response = page(an)

    form = response.context["form"]
    assert response.status_code == 200
    assert [
        (row, again.value(), pay.value()) for row, again, pay in form.kept_lines
    ] == [
        (hoa, True, "FULL_TIME"),
        (lan, True, "NONE"),
    ]
    assert [field.value() for field in form.size_fields] == [1, 1, 0, 0]
    assert len(form.new_lines) == 6


def test_consequences_are_shown_first(page, an, mai, truong_ha):
    response = page(an, **{"new-0": mai.code, "new-post-0": "DEPUTY"})

    assert response.status_code == 200
    assert response.context["consequences"] == [
        f"Nhiệm kỳ của {truong_ha} từ ngày 11/05/2022 đến trước ngày 11/05/2027.",
        "2 lượt giữ chức danh của nhiệm kỳ trước kết thúc từ ngày 11/05/2022, lý do: "
        "hết nhiệm kỳ.",
        "Bí thư: 1 vị trí, 1 người trúng cử, khuyết 0",
        "Phó Bí thư: 2 vị trí, 1 người trúng cử, khuyết 1",
    ]
    assert Congress.objects.count() == 0


def test_congress_is_recorded(page, an, hoa, lan, mai, truong_ha):
    added = {"new-1": "luc thi mai", "new-post-1": "DEPUTY", "new-pay-1": "ALLOWANCE"}

    response = page(an, **added, **{"da-xem": "1"})

    congress = Congress.objects.get()
    assert response.url == reverse("admin:cadres_congress_change", args=[congress.pk])
    opened = Tenure.objects.open().order_by("post__rank")
    assert [(row.person, row.post_id, row.employment) for row in opened] == [
        (hoa.person, "SECRETARY", "FULL_TIME"),
        (mai, "DEPUTY", "ALLOWANCE"),
    ]
    lan.refresh_from_db()
    assert (lan.until, lan.end) == (date(2022, 5, 11), "TERM")
    assert Seat.objects.open().count() == 2
    [footprint] = Footprint.objects.all()
    assert (footprint.by, footprint.act) == (an, "congress.hold")


def test_more_lines_keep_what_was_typed(page, an, hoa, lan):
    response = page(
        an, **{"them": "1", "name": "Đại hội", "new-1": "Mai", "held_on": "x"}
    )

    form = response.context["form"]
    assert (response.status_code, form.errors) == (200, {})
    assert len(form.new_lines) == 12
    assert (form["name"].value(), form["new-1"].value()) == ("Đại hội", "Mai")
    assert [again.value() for _, again, _ in form.kept_lines] == ["on", False]


@pytest.mark.parametrize("lines", ["x", "99999", "-1", None])
def test_strange_number_of_lines_does_no_harm(page, an, lines):
    assert page(an, lines=lines, them="1").status_code == 200
    assert page(an, lines=lines).status_code == 400


def test_faults_stand_at_their_lines(page, an, hoa, mai):
    response = page(
        an,
        **{
            "new-0": hoa.person.code,
            "new-post-0": "SECRETARY",
            "new-1": mai.code,
            "new-post-1": "SECRETARY",
        },
    )

    assert response.status_code == 400
    assert faults(response) == {
        "new-0": ["Nông Thị Hoa đã có ở dòng khác với chức danh Bí thư."],
        "size-SECRETARY": [
            "Bí thư: bầu 3 người nhưng số lượng là 1; hãy ghi lại số lượng, hoặc bớt "
            "người."
        ],
    }


def test_person_and_post_go_together(page, an, mai):
    response = page(an, **{"new-0": mai.code, "new-post-1": "DEPUTY"})

    assert faults(response) == {
        "new-post-0": ["Hãy chọn chức danh của Lục Thị Mai."],
        "new-1": ["Hãy nhập người trúng cử Phó Bí thư."],
    }


def test_what_the_service_refuses_is_shown(page, an):
    response = page(an, **{"term_since": "09/05/2022", "da-xem": "1"})

    assert response.status_code == 400
    assert faults(response) == {
        "term_since": [
            "Nhiệm kỳ từ ngày 09/05/2022 không thể bắt đầu trước ngày đại hội."
        ]
    }
    assert Congress.objects.count() == 0


def test_people_out_of_scope_are_not_found(page, giang, ha_quang, hoa_an, open_account):
    stranger = PersonFactory(full_name="Bế Kín Mật", unit=hoa_an)
    staff = open_account("em", "Đàm Thị Em", "staff", ha_quang, giang)

    response = page(staff, **{"new-0": stranger.code, "new-post-0": "DEPUTY"})

    told = f"Không tìm thấy người “{stranger.code}”; hãy nhập mã hoặc tên khác."
    assert faults(response) == {"new-0": [told]}


def test_stranger_finds_nothing_and_reader_is_refused(
    page, chi, binh, dung, nobody, an, hong_viet
):
    assert page(nobody).status_code == 404
    assert page(chi, unit=hong_viet).status_code == 403
    assert page(binh).status_code == 403
    assert page(dung).status_code == 403
    assert page(dung, **{"da-xem": "1"}).status_code == 403
    assert Congress.objects.count() == 0


def test_ended_unit_has_no_such_page(page, an, truong_ha, soc_ha, giang):
    units.dissolve(unit=truong_ha, into=soc_ha, on=date(2022, 1, 1), by=giang)

    assert page(an).status_code == 404


def test_unit_offers_the_page(client, an, truong_ha):
    client.force_login(an)
    url = reverse("admin:unions_unit_change", args=[truong_ha.pk])

    acts = client.get(url).context["acts"]

    assert ("Ghi đại hội", reverse("congress", args=[truong_ha.pk])) in [
        (act["label"], act["url"]) for act in acts
    ]


def test_congress_is_corrected_in_the_office(page, press, an, truong_ha):
    page(an, **{"da-xem": "1"})
    congress = Congress.objects.get()

    press(
        an,
        congress,
        "dinh-chinh",
        name="Đại hội lần thứ XII",
        held_on="10/05/2022",
        term_until="11/06/2027",
        document="15-QĐ",
        reason="Ghi nhầm",
    )

    congress.refresh_from_db()
    assert (congress.name, congress.term_until, congress.document) == (
        "Đại hội lần thứ XII",
        date(2027, 6, 11),
        "15-QĐ",
    )


def test_office_reads_whom_the_congress_elected(page, client, an, mai):
    page(an, **{"new-0": mai.code, "new-post-0": "DEPUTY", "da-xem": "1"})
    congress = Congress.objects.get()
    url = reverse("admin:cadres_congress_change", args=[congress.pk])

    told = client.get(url).content.decode()

    assert "1 Bí thư, 2 Phó Bí thư" in told
    assert "Nông Thị Hoa (Bí thư), Lục Thị Mai (Phó Bí thư)" in told


def test_reason_is_asked_for_whoever_lacks_something(page, an, hoa):
    RuleFactory(kind=RuleKind.DEGREE, post="SECRETARY", value=1)

    response = page(an)
    refused = page(an, document="12-QĐ")
    shown = page(an, waiver="Đại hội tín nhiệm")
    page(an, waiver="Đại hội tín nhiệm", **{"da-xem": "1"})

    assert "waiver" in response.context["form"].fields
    assert faults(refused) == {
        "waiver": [
            "Nông Thị Hoa có trình độ chuyên môn: chưa ghi; Bí thư phải từ Trung cấp "
            "trở lên (Quy chế cán bộ Đoàn); nếu vẫn bố trí, hãy ghi lý do."
        ]
    }
    assert len(shown.context["consequences"]) == 4
    [waiver] = Waiver.objects.all()
    assert (waiver.tenure.person, waiver.by) == (hoa.person, an)
