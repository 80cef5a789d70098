from functools import partial

from django.utils import timezone

from accounts.commands import InputError, OfficeCommand
from reports.management import arguments, decisions
from unions.services import restructuring_sheets, whole_reviews
from unions.services.whole_reviews import Decision

BLOCKED = "Còn {count} điều phải xử lý trước; quyết định chưa áp dụng được."
DONE = (
    "{document} đã được áp dụng từ trước với đúng nội dung này; không có gì thay đổi."
)


class Command(OfficeCommand):
    help = "Xem trước hoặc áp dụng một quyết định sắp xếp tổ chức ghi trong bảng tính."

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", help="bảng tính .csv hoặc .xlsx")
        parser.add_argument("--number", help="số quyết định, ví dụ 864-NQ/TĐTN")
        parser.add_argument("--decided", help="ngày quyết định, ví dụ 2020-01-10")
        parser.add_argument("--effective", help="ngày có hiệu lực, ví dụ 2020-02-01")
        parser.add_argument("--by", help="tên đăng nhập của người thực hiện")
        parser.add_argument("--scope", help="mã đơn vị quyết định; mặc định là Tỉnh")
        parser.add_argument("--signer", default="", help="người ký")
        parser.add_argument("--summary", default="", help="trích yếu")
        act = parser.add_mutually_exclusive_group()
        act.add_argument("--preview", action="store_true", help="chỉ xem, không ghi")
        act.add_argument("--apply", action="store_true", help="duyệt và áp dụng")

    def handle(self, **options):
        if not options["preview"] and not options["apply"]:
            raise InputError("Thiếu --preview hoặc --apply; hãy chọn một trong hai.")
        by, decision = read_decision(options)
        with decisions.refusing():
            entered = restructuring_sheets.enter(options["file"], options["file"])
        for note in entered.notes:
            self.stdout.write(note)
        act = partial(self.apply, by=by) if options["apply"] else self.preview
        act(decision, entered.rows)

    def preview(self, decision, rows):
        with decisions.refusing():
            outcome = whole_reviews.preview(decision, rows)
        self.tell(decision, outcome)
        if outcome.summary and outcome.summary.blocks:
            self.leave(BLOCKED.format(count=len(outcome.summary.blocks)), code=1)

    def apply(self, decision, rows, *, by):
        with decisions.refusing():
            outcome = whole_reviews.carry_through(
                decision, rows, by=by, at=timezone.now()
            )
        self.tell(decision, outcome)
        if outcome.summary:
            self.stdout.write(f"\nĐã áp dụng {outcome.restructuring}.")

    def tell(self, decision, outcome):
        if outcome.summary is None:
            self.stdout.write(DONE.format(document=outcome.restructuring))
            return
        for line in decisions.tell(decision, outcome.summary):
            self.stdout.write(line)


def read_decision(options):
    """Who acts, and the Decision that the options describe."""
    arguments.require("--number", options["number"])
    decided = arguments.read_day("--decided", options["decided"])
    effective = arguments.read_day("--effective", options["effective"])
    by = decisions.read_user(options["by"])
    return by, Decision(
        number=options["number"],
        decided_on=decided,
        effective_on=effective,
        authority=decisions.read_authority(options["scope"], by),
        signer=options["signer"],
        summary=options["summary"],
    )
