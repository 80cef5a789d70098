from datetime import timedelta

from django.utils import timezone

from accounts import tasks
from accounts.commands import InputError, OfficeCommand


class Command(OfficeCommand):
    help = "Chạy lại những việc nền bị bỏ dở khi tiến trình bị dừng đột ngột"

    def add_arguments(self, parser):
        parser.add_argument(
            "--minutes",
            type=int,
            default=10,
            help="bỏ dở là quá chừng này phút không có tiến triển (mặc định 10)",
        )

    def handle(self, *, minutes, **options):
        if minutes < 1:
            raise InputError("--minutes phải từ 1 trở lên; hãy ghi số phút, ví dụ 10.")
        count = tasks.requeue(before=timezone.now() - timedelta(minutes=minutes))
        self.stdout.write(f"Đã chạy lại {count} việc bị bỏ dở.")
