from accounts.commands import OfficeCommand
from accounts.models import Seal
from accounts.verification import Verification
from accounts.vietnamese import number


class Command(OfficeCommand):
    help = "Kiểm tra nhật ký còn nguyên vẹn: đối chiếu từng sự kiện với chuỗi mã băm."

    def add_arguments(self, parser):
        parser.add_argument(
            "--head",
            help="mã băm đã ghi lại ở lần kiểm tra trước; phải còn trong chuỗi",
        )

    def handle(self, head, **options):
        verification = Verification()
        found = 0
        for sentence in verification.breaks():
            self.stdout.write(sentence)
            found += 1
        if head and not Seal.objects.filter(digest=head).exists():
            self.stdout.write(f"Mã băm {head} không còn trong chuỗi.")
            found += 1
        if found:
            self.leave(
                f"Nhật ký KHÔNG còn nguyên vẹn: {number(found)} chỗ sai.", code=1
            )
        self.stdout.write(
            f"Nhật ký nguyên vẹn: {number(verification.count)} sự kiện, "
            f"mã băm cuối {verification.head or '(chưa có)'}."
        )
