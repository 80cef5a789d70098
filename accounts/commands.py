import os
import re
import sys
from datetime import date

from django.core.management.base import BaseCommand
from django.db import OperationalError, ProgrammingError

from accounts import origin


class InputError(Exception):
    """Bad input to a command, as one Vietnamese sentence that names the way out."""


def check_text(arguments):
    """Refuses bytes that are no text of this machine: no database keeps them."""
    for number, text in enumerate(arguments, start=1):
        if not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text):
            raise InputError(
                f"Tham số thứ {number} không phải văn bản UTF-8; hãy gõ lại tham số."
            )


def read_day(option, text):
    require(option, text)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(
            f"{option}: {text} không phải là ngày; hãy ghi năm-tháng-ngày, ví dụ "
            "2022-06-30."
        ) from None


def require(option, text):
    if not text:
        raise InputError(f"Thiếu {option}; hãy xem cách dùng lệnh với --help.")


class OfficeCommand(BaseCommand):
    """A command of the contract: bad input ends in one Vietnamese sentence on standard
    error and exit code 2, never in a traceback."""

    requires_system_checks = []

    def create_parser(self, prog_name, subcommand, **kwargs):
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.error = lambda message: self.refuse_arguments(subcommand, message)
        return parser

    def refuse_arguments(self, subcommand, message):
        names = ", ".join(re.findall(r"(?<![\w-])--?[a-z][\w-]*", message))
        names = names or message.rpartition(": ")[2]
        raise InputError(
            f"Tham số của lệnh {subcommand} chưa đúng ({names}); "
            f"hãy xem: manage.py {subcommand} --help."
        )

    def run_from_argv(self, argv):
        try:
            check_text(argv[2:])
            super().run_from_argv(argv)
        except InputError as error:
            self.leave(str(error))
        except BrokenPipeError:
            # Whoever reads has seen enough; nothing is left to flush at the end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except (OperationalError, ProgrammingError):
            self.leave(
                "Cơ sở dữ liệu chưa sẵn sàng; hãy kiểm tra DATABASE_URL rồi chạy: "
                "manage.py migrate."
            )

    def execute(self, *arguments, **options):
        with origin.coming(face=origin.COMMAND):
            return super().execute(*arguments, **options)

    def leave(self, sentence, code=2):
        """Ends the command: 2 for bad input, 1 for a check that failed."""
        self.stderr.write(sentence)
        sys.exit(code)
