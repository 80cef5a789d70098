import pytest

from accounts.models import Event
from cadres.models import Opening
from cadres.services import openings
from unions.choices import Form


@pytest.fixture
def fix(an, post):
    def fix(document, quota, unit="CB-HQ-QQ", code="DEPUTY"):
        return openings.fix(
            restructuring=document, unit=unit, post=post(code), quota=quota, by=an
        )

    return fix


def kept():
    return list(Opening.objects.order_by("pk").values_list("unit", "post_id", "quota"))


def test_seats_of_a_new_unit_are_written_and_told(written, union, fix):
    document = written(*union)

    fix(document, 2)

    assert kept() == [("CB-HQ-QQ", "DEPUTY", 2)]
    assert Event.objects.get(act="opening.fix").detail == {
        "unit": "CB-HQ-QQ",
        "post": "Phó Bí thư",
        "quota": 2,
    }


def test_seats_written_anew_take_the_place_of_the_first(written, union, fix):
    document = written(*union)
    fix(document, 2)

    fix(document, 0)

    assert kept() == [("CB-HQ-QQ", "DEPUTY", 0)]


@pytest.mark.parametrize("unit", ["CB-HQ-TH", "CB-HAQUANG", "CB-LA"])
def test_unit_that_is_not_new_is_refused(written, union, fix, refused, unit):
    document = written(*union)
    expected = (
        f"“{unit}” không phải mã của một đơn vị mới trong Quyết định số 864-NQ/TĐTN; "
        "hãy chọn một đơn vị mà quyết định thành lập."
    )

    with refused({"unit": [expected]}):
        fix(document, 2, unit=unit)


def test_document_that_ends_no_unit_opens_no_seats(
    written, row, ha_quang, fix, refused
):
    line = row(
        1,
        "found",
        code="CB-HQ-MOI",
        name="Đoàn xã Mới",
        parent="CB-HAQUANG",
        form=Form.UNION,
        bloc="RESIDENTIAL",
        area="RURAL",
    )
    expected = (
        "Quyết định số 864-NQ/TĐTN không kết thúc đơn vị nào; hãy ghi định biên của "
        "Đoàn xã Mới sau khi áp dụng."
    )

    with refused({"unit": [expected]}):
        fix(written(line), 2, unit="CB-HQ-MOI")


def test_number_below_none_is_refused(written, union, fix, refused):
    document = written(*union)

    with refused({"quota": ["Đảm bảo giá trị này lớn hơn hoặc bằng với 0 ."]}):
        fix(document, -1)


@pytest.mark.parametrize(
    ("user", "count"), [("giang", 1), ("an", 1), ("binh", 0), ("nobody", 0)]
)
def test_openings_are_seen_by_whoever_decides(
    written, union, fix, request, user, count
):
    fix(written(*union), 2)
    user = request.getfixturevalue(user)

    assert Opening.objects.visible_to(user).count() == count
