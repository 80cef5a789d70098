from django.utils import timezone

from accounts import vietnamese
from accounts.commands import InputError, OfficeCommand
from reports.management import arguments
from reports.returns import standings
from reports.services import reminders
from unions.models import Placement


class Command(OfficeCommand):
    help = (
        "Gửi thư nhắc các đơn vị chưa gửi biểu số liệu; chạy mỗi sáng. Mã thoát là 1 "
        "khi có thư không gửi được, lần chạy sau sẽ gửi lại."
    )

    def add_arguments(self, parser):
        parser.add_argument("--on", help="ngày nhắc; không ghi là hôm nay")
        parser.add_argument(
            "--dry-run", action="store_true", help="chỉ xem sẽ viết cho ai, không gửi"
        )

    def handle(self, *, dry_run, **options):
        today = timezone.localdate()
        day = arguments.read_day("--on", options["on"]) if options["on"] else today
        if day > today and not dry_run:
            raise InputError(
                f"--on: ngày {vietnamese.day(day)} sau hôm nay nên chưa gửi thư được; "
                "hãy thêm --dry-run để xem sẽ viết cho ai."
            )
        periods = reminders.open_periods(day)
        if not periods:
            self.stdout.write("Không có kỳ báo cáo nào đang mở; không có ai để nhắc.")
        act = self.preview if dry_run else self.send
        if sum(act(period, day) for period in periods):
            self.leave(
                "Có thư không gửi được; hãy kiểm tra EMAIL_URL. Lần chạy sau gửi lại.",
                code=1,
            )

    def preview(self, period, day):
        """Tells who would be written to."""
        rows = standings.load(
            [period], Placement.objects.all(), today=day, counted=False
        )
        planned = reminders.lay_out(
            period=period, rows=rows[period], day=day, is_planned=True
        )
        for standing, user in planned.letters:
            self.stdout.write(
                f"{period}: {standing.name}, {standing.time_left} → {user} "
                f"<{user.email}>"
            )
        self.tell_silent(planned.silent)
        count = vietnamese.number(len(planned.letters))
        self.stdout.write(f"{period}: sẽ gửi {count} thư.")
        return 0

    def send(self, period, day):
        """Writes, and returns how many letters failed."""
        outcome = reminders.remind(period=period, day=day, by=None, is_planned=True)
        for standing, user in outcome.failed:
            self.stderr.write(
                f"{period}: thư cho {user} <{user.email}> ({standing.name}) không gửi "
                "được."
            )
        self.tell_silent(outcome.silent)
        count = vietnamese.number(len(outcome.sent))
        self.stdout.write(f"{period}: đã gửi {count} thư.")
        return len(outcome.failed)

    def tell_silent(self, silent):
        for standing in silent:
            self.stdout.write(
                f"{standing.period}: {standing.name} chưa gửi biểu, nhưng không có ai "
                "phụ trách có địa chỉ thư."
            )
