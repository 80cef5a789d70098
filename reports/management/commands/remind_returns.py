from reports.returns import standings
from reports.services import reminders
from unions.management.reminding import RemindCommand
from unions.models import Placement


class Command(RemindCommand):
    help = (
        "Gửi thư nhắc các đơn vị chưa gửi biểu số liệu; chạy mỗi sáng. Mã thoát là 1 "
        "khi có thư không gửi được, lần chạy sau sẽ gửi lại."
    )
    nothing_asked = "Không có kỳ báo cáo nào đang mở; không có ai để nhắc."

    def list_asking(self, day):
        return reminders.open_periods(day)

    def plan(self, period, day):
        rows = standings.load(
            [period], Placement.objects.all(), today=day, counted=False
        )
        return reminders.lay_out(
            period=period, rows=rows[period], day=day, is_planned=True
        )

    def remind(self, period, day):
        return reminders.remind(period=period, day=day, by=None, is_planned=True)

    def name(self, standing):
        return standing.name

    def owes(self, standing):
        return "chưa gửi biểu"
