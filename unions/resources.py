"""The sheet of units: what it is called and who may send it."""

from accounts.spreadsheets import Sheet, register
from unions.models import Unit
from unions.services import unit_sheets


@register
class UnitsSheet(Sheet):
    id = "don-vi"
    label = "Đơn vị"
    model = Unit
    permission = "unions.add_unit"
    description = (
        "Đơn vị mới, và đổi tên, đổi cấp trên, đổi loại hình từ một ngày; báo cáo của "
        "những ngày trước giữ nguyên. Ô trống giữ nguyên dữ liệu đang có."
    )
    work = unit_sheets
