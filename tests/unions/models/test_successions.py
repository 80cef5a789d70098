import pytest

from tests.factories import SuccessionFactory
from unions.models import Succession


@pytest.mark.parametrize(
    ("user", "seen"),
    [("an", True), ("binh", True), ("chi", False), ("nobody", False)],
)
def test_successions_are_seen_from_either_side(
    request, thong_nong, ha_quang, hoa_an, user, seen
):
    row = SuccessionFactory(unit=thong_nong, into=ha_quang)
    user = request.getfixturevalue(user)

    assert (row in Succession.objects.visible_to(user)) == seen


def test_unit_that_ended_is_seen_by_its_own(binh, ha_quang, hoa_an, chi):
    row = SuccessionFactory(unit=ha_quang, into=hoa_an)

    assert row in Succession.objects.visible_to(binh)
    assert row in Succession.objects.visible_to(chi)
    assert str(row) == "Huyện Đoàn Hà Quảng → Huyện Đoàn Hòa An"
