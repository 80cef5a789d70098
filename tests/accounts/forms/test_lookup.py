import pytest

from unions.forms.unit_field import UnitField
from unions.models import Unit


@pytest.mark.parametrize("typed", ["x" * 60_000, "CB\0", "1" * 5_000])
def test_what_no_record_can_be_called_is_not_searched(province, refused, typed):
    field = UnitField()
    field.rows = Unit.objects.all()

    with refused(
        {"__all__": ["Không tìm thấy đơn vị như đã nhập; hãy nhập mã hoặc tên khác."]}
    ):
        field.clean(typed)
