import os
import subprocess
import sys

import pytest
from django.conf import settings

from accounts.commands import InputError, OfficeCommand

NO_TABLE = """
import django
django.setup()
from accounts.commands import OfficeCommand
from accounts.models import User

class Count(OfficeCommand):
    def handle(self, **options):
        User.objects.count()

Count().run_from_argv(["manage.py", "count"])
"""

CHATTER = """
import django
django.setup()
from accounts.commands import OfficeCommand

class Chatter(OfficeCommand):
    def handle(self, **options):
        for number in range(100_000):
            self.stdout.write(str(number))

Chatter().run_from_argv(["manage.py", "chatter"])
"""


class Greet(OfficeCommand):
    """A command as small as can be."""

    def add_arguments(self, parser):
        parser.add_argument("name")
        parser.add_argument("--times", type=int, default=1)

    def handle(self, name, times, **options):
        if name == "CB-LA":
            raise InputError("Không có đơn vị mã CB-LA; hãy xem: manage.py units.")
        self.stdout.write(" ".join([f"Chào {name}"] * times))


@pytest.fixture
def run(capsys):
    """Runs the command as manage.py does; gives its exit code and both outputs."""

    def run(*arguments):
        code = 0
        try:
            Greet().run_from_argv(["manage.py", "greet", *arguments])
        except SystemExit as end:
            code = end.code
        out, err = capsys.readouterr()
        return code, out, err

    return run


def test_command_works(run):
    assert run("CB", "--times", "2") == (0, "Chào CB Chào CB\n", "")


def test_command_with_bad_input_tells_one_sentence(run):
    expected = "Không có đơn vị mã CB-LA; hãy xem: manage.py units.\n"

    assert run("CB-LA") == (2, "", expected)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["CB", "--tims", "2"], "--tims"),
        (["CB", "--times", "hai"], "--times"),
        (["CB", "--times", "cao-bang"], "--times"),
        ([], "name"),
        (["CB", "cao-bang"], "cao-bang"),
    ],
)
def test_command_with_wrong_arguments_names_them(run, arguments, named):
    expected = (
        f"Tham số của lệnh greet chưa đúng ({named}); "
        "hãy xem: manage.py greet --help.\n"
    )

    assert run(*arguments) == (2, "", expected)


def test_argument_that_is_no_text_is_refused(run):
    expected = "Tham số thứ 1 không phải văn bản UTF-8; hãy gõ lại tham số.\n"

    assert run("C\udcff") == (2, "", expected)


def test_reader_that_has_seen_enough_is_no_fault():
    done = subprocess.run(
        ["sh", "-c", '"$0" -c "$1" | true', sys.executable, CHATTER],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"},
        capture_output=True,
        text=True,
    )

    assert (done.returncode, done.stderr) == (0, "")


def test_command_without_tables_names_the_way_out(tmp_path):
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{tmp_path}/empty.sqlite3",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }

    done = subprocess.run(
        [sys.executable, "-c", NO_TABLE],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
    )

    assert done.stderr == (
        "Cơ sở dữ liệu chưa sẵn sàng; hãy kiểm tra DATABASE_URL rồi chạy: "
        "manage.py migrate.\n"
    )
    assert done.stdout == ""
    assert done.returncode == 2
