import sys

from django.utils import timezone

from accounts import vietnamese
from accounts.commands import OfficeCommand
from accounts.integrity import Kind, rules
from reports.management import arguments

NAMED = 3
SIGNS = {Kind.ERROR: "SAI", Kind.ATTENTION: "CẦN XỬ LÝ"}


class Command(OfficeCommand):
    help = "Kiểm tra hồ sơ theo các quy tắc; mã thoát là 1 khi có dữ liệu sai."

    def add_arguments(self, parser):
        parser.add_argument("--scope", help="mã đơn vị; không ghi là tất cả")
        parser.add_argument("--day", help="ngày kiểm tra; không ghi là hôm nay")

    def handle(self, **options):
        day = timezone.localdate()
        if options["day"]:
            day = arguments.read_day("--day", options["day"])
        scope = arguments.read_unit(options["scope"]) if options["scope"] else None
        wrong = 0
        for rule in rules():
            found = rule.find(day)
            # What is the same for every office concerns each of them.
            if scope and hasattr(found, "beneath"):
                found = found.beneath(scope)
            count = self.tell(rule, found)
            wrong += bool(count and rule.is_error)
        self.stdout.write(self.sum_up(wrong, day, scope))
        if wrong:
            sys.exit(1)

    def tell(self, rule, found):
        count = found.count()
        sign = SIGNS[rule.kind] if count else "ĐÚNG"
        number = vietnamese.number(count)
        self.stdout.write(f"{sign:<10} {number:>8}  {rule.label} ({rule.id})")
        if count:
            named = "; ".join(str(row) for row in found.order_by("pk")[:NAMED])
            more = "; …" if count > NAMED else ""
            self.stdout.write(f"{'':21}{named}{more}")
        return count

    def sum_up(self, wrong, day, scope):
        of = f"{scope}" if scope else "toàn bộ hồ sơ"
        broken = f"{wrong} quy tắc bị sai" if wrong else "dữ liệu không có chỗ sai"
        return f"Kiểm tra {of} ngày {vietnamese.day(day)}: {broken}."
