from django.utils import timezone

from accounts import vietnamese
from accounts.commands import InputError, OfficeCommand
from accounts.services import footprints
from reports.management import decisions
from unions.models import Restructuring
from unions.services import restructurings


class Command(OfficeCommand):
    help = "Hoàn tác một quyết định sắp xếp tổ chức đã áp dụng."

    def add_arguments(self, parser):
        parser.add_argument("number", metavar="NUMBER", help="số quyết định")
        parser.add_argument("--by", help="tên đăng nhập của người thực hiện")

    def handle(self, number, **options):
        by = decisions.read_user(options["by"])
        document = read_document(number, by)
        with decisions.refusing():
            footprint = restructurings.undo(
                restructuring=document, by=by, at=timezone.now()
            )
        self.stdout.write(f"Đã hoàn tác {document}; các hàng được trả về như cũ:")
        for step in footprints.summary(footprint):
            self.stdout.write(f"  {tell(step)}")


def read_document(number, by):
    """The document of that number which `by` may see and undo."""
    seen = Restructuring.objects.visible_to(by)
    document = seen.filter(number=vietnamese.symbol(number)).first()
    if document is None:
        raise InputError(
            f"Không có quyết định nào mang số {number} trong phạm vi của "
            f"{by.get_username()}; hãy kiểm tra lại số."
        )
    if not by.has_perm("unions.apply_restructuring"):
        raise InputError(
            f"--by: {by.get_username()} không có quyền áp dụng, hoàn tác quyết định; "
            "hãy dùng tài khoản khác."
        )
    return document


def tell(step):
    """What was done to the rows of one kind, taken back."""
    words = {"created": "bỏ", "changed": "trả lại", "deleted": "khôi phục"}
    done = [f"{word} {step[name]}" for name, word in words.items() if step[name]]
    return f"{step['name']}: {', '.join(done)}"
