"""What the commands have in common that write to those who are late."""

from django.utils import timezone

from accounts import vietnamese
from accounts.commands import InputError, OfficeCommand, read_day


class RemindCommand(OfficeCommand):
    """Of what is asked on a day (`list_asking`), writes to whoever owes it, or tells to
    whom it would: a subclass says how (`plan` gives a Round, `remind` an Outcome) and
    in which words."""

    nothing_asked = ""

    def add_arguments(self, parser):
        parser.add_argument("--on", help="ngày nhắc; không ghi là hôm nay")
        parser.add_argument(
            "--dry-run", action="store_true", help="chỉ xem sẽ viết cho ai, không gửi"
        )

    def handle(self, *, dry_run, **options):
        today = timezone.localdate()
        day = read_day("--on", options["on"]) if options["on"] else today
        if day > today and not dry_run:
            raise InputError(
                f"--on: ngày {vietnamese.day(day)} sau hôm nay nên chưa gửi thư được; "
                "hãy thêm --dry-run để xem sẽ viết cho ai."
            )
        asking = self.list_asking(day)
        if not asking:
            self.stdout.write(self.nothing_asked)
        act = self.preview if dry_run else self.send
        if sum(act(asked, day) for asked in asking):
            self.leave(
                "Có thư không gửi được; hãy kiểm tra EMAIL_URL. Lần chạy sau gửi lại.",
                code=1,
            )

    def preview(self, asked, day):
        """Tells who would be written to."""
        planned = self.plan(asked, day)
        for row, user in planned.letters:
            self.stdout.write(
                f"{asked}: {self.name(row)}, {row.time_left} → {user} <{user.email}>"
            )
        self.tell_silent(asked, planned.silent)
        count = vietnamese.number(len(planned.letters))
        self.stdout.write(f"{asked}: sẽ gửi {count} thư.")
        return 0

    def send(self, asked, day):
        """Writes, and returns how many letters failed."""
        outcome = self.remind(asked, day)
        for row, user in outcome.failed:
            self.stderr.write(
                f"{asked}: thư cho {user} <{user.email}> ({self.name(row)}) không gửi "
                "được."
            )
        self.tell_silent(asked, outcome.silent)
        count = vietnamese.number(len(outcome.sent))
        self.stdout.write(f"{asked}: đã gửi {count} thư.")
        return len(outcome.failed)

    def tell_silent(self, asked, silent):
        for row in silent:
            self.stdout.write(
                f"{asked}: {self.name(row)} {self.owes(row)}, nhưng không có ai phụ "
                "trách có địa chỉ thư."
            )
