from accounts import vietnamese
from cadres.models import Evaluation
from cadres.services import evaluation_reminders
from unions.management.reminding import RemindCommand


class Command(RemindCommand):
    help = (
        "Gửi thư nhắc các đơn vị chưa gửi đề nghị xếp loại; chạy mỗi sáng. Mã thoát là "
        "1 khi có thư không gửi được, lần chạy sau sẽ gửi lại."
    )
    nothing_asked = "Không có đợt đánh giá nào đang mở; không có ai để nhắc."

    def list_asking(self, day):
        return evaluation_reminders.open_campaigns(day)

    def plan(self, campaign, day):
        rows = Evaluation.objects.filter(campaign=campaign)
        return evaluation_reminders.lay_out(
            campaign=campaign, rows=rows, day=day, is_planned=True
        )

    def remind(self, campaign, day):
        return evaluation_reminders.remind(
            campaign=campaign, day=day, by=None, is_planned=True
        )

    def name(self, owing):
        return owing.unit.name

    def owes(self, owing):
        return f"còn {vietnamese.number(owing.count)} đối tượng chưa gửi đề nghị"
