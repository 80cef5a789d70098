import os
from contextlib import suppress
from pathlib import Path

from accounts.commands import InputError, OfficeCommand
from reports.catalogue import FIGURES
from reports.management import arguments
from reports.rendering import data, html, pdf, report

WRITERS = {
    "html": lambda context: html.as_html(context).encode(),
    "pdf": pdf.as_pdf,
    "json": lambda context: data.as_json(context["readings"], FIGURES).encode(),
}


class Command(OfficeCommand):
    help = "Báo cáo Kết luận 07, 08 của một đơn vị trong một kỳ, ghi vào tệp."

    def add_arguments(self, parser):
        arguments.add_report_arguments(parser)
        parser.add_argument("--output", help="tệp để ghi")

    def handle(self, **options):
        scope, opening, closing = arguments.read_period(options)
        form = arguments.read_choice("--format", options["format"], WRITERS)
        target = self.read_target(options["output"])
        context = report.build(scope=scope, opening=opening, closing=closing)
        write_whole(target, WRITERS[form](context))
        self.stdout.write(f"Đã ghi báo cáo vào {target}.")

    def read_target(self, text):
        arguments.require("--output", text)
        target = Path(text)
        folder = target.parent
        # os.path, for a name that the system refuses is no folder either.
        writable = os.path.isdir(folder) and os.access(folder, os.W_OK)
        if os.path.isdir(target) or not writable:
            raise InputError(
                f"--output: không ghi được vào {target}; hãy chọn một tệp trong thư "
                "mục có sẵn mà đồng chí được phép ghi."
            )
        return target


def write_whole(target, content):
    """Writes all of it or nothing: a reader never sees half a file."""
    part = target.with_name(f".{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(target)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise InputError(
            f"--output: không ghi được vào {target} ({error.strerror}); hãy chọn tệp "
            "khác."
        ) from error
