"""The sheet of people: what it is called and who may send it."""

from accounts.spreadsheets import Sheet, register
from members.models import Person
from members.services import person_sheets


@register
class PeopleSheet(Sheet):
    id = "doan-vien"
    label = "Đoàn viên"
    model = Person
    permission = "members.add_person"
    description = (
        "Hồ sơ đoàn viên cùng chi đoàn, ngày vào, ngày ra. Người đang sinh hoạt ở nơi "
        "khác thành đề nghị chuyển sinh hoạt; ô trống giữ nguyên dữ liệu đang có."
    )
    work = person_sheets

    def export_queryset(self, queryset, *, user, on):
        may = user.has_perm("members.view_sensitive")
        return person_sheets.rows_of(queryset, with_discipline=may)
