from django.utils import timezone

from accounts.commands import InputError, OfficeCommand
from demo import loader
from demo.plan import sample


class Command(OfficeCommand):
    help = "Nạp tỉnh mẫu Cao Bằng (2018 – 2022) vào một cơ sở dữ liệu trống."

    def handle(self, **options):
        if loader.is_loaded():
            self.stdout.write(
                "Tỉnh mẫu Cao Bằng đã được nạp từ trước; không cần nạp lại."
            )
            return
        if loader.holds_other_data():
            raise InputError(
                "Cơ sở dữ liệu đã có dữ liệu khác; hãy nạp tỉnh mẫu vào một cơ sở dữ "
                "liệu trống (đặt DATABASE_URL khác)."
            )
        self.stdout.write("Nạp tỉnh mẫu Cao Bằng…")
        loader.load(sample.build(), today=timezone.localdate(), tell=self.tell)
        loader.take_stock()
        self.stdout.write(
            f"Xong. Đăng nhập: tinhdoan, mật khẩu: {loader.accounts.PASSWORD}."
        )

    def tell(self, line, share=None):
        """A line a stage; the share done of a long one only where someone watches."""
        if share is None:
            self.stdout.write(f"  {line}")
        elif self.stdout.isatty():
            self.stdout.write(f"  {line}: {share:.0%}", ending="\r")
            self.stdout.flush()
