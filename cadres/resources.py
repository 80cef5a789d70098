"""The sheets of cadres: what they are called and who may send them."""

from accounts.spreadsheets import Sheet, register
from cadres.models import Attendance, Award, Tenure
from cadres.services import award_sheets, cadre_sheets, course_sheets


@register
class CadresSheet(Sheet):
    id = "can-bo"
    label = "Cán bộ"
    model = Tenure
    permission = "cadres.add_tenure"
    description = (
        "Chức danh nhận, chức danh thôi và trình độ của cán bộ đã có hồ sơ; mỗi chức "
        "danh một dòng. Ô trống giữ nguyên dữ liệu đang có."
    )
    work = cadre_sheets

    def export_queryset(self, queryset, *, user, on):
        may = user.has_perm("members.view_sensitive")
        return cadre_sheets.rows_of(queryset, with_discipline=may)


@register
class PupilsSheet(Sheet):
    id = "hoc-vien"
    label = "Học viên các lớp"
    model = Attendance
    permission = "cadres.add_attendance"
    description = (
        "Cán bộ được cử đi học các lớp đã ghi, kết quả và chứng chỉ; mỗi lượt một "
        "dòng. Ô trống giữ nguyên dữ liệu đang có."
    )
    work = course_sheets


@register
class AwardsSheet(Sheet):
    id = "khen-thuong"
    label = "Khen thưởng"
    model = Award
    permission = "cadres.add_award"
    description = (
        "Tập thể, cá nhân được khen theo các quyết định; mỗi tập thể, cá nhân một "
        "dòng. Dòng đã ghi rồi thì không đổi gì."
    )
    work = award_sheets
