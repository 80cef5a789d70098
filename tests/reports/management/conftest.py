"""The commands of restructurings, as manage.py runs them."""

import pytest
from django.core.management import call_command

from accounts.commands import InputError

HEADER = "line,kind,unit,into,name,parent,form,bloc"


@pytest.fixture
def run(capsys):
    """run("restructure", …) gives the exit code and both outputs; run_from_argv itself
    would close the connection of the test."""

    def run(name, *arguments):
        code, told = 0, ""
        try:
            call_command(name, *map(str, arguments))
        except InputError as error:
            code, told = 2, f"{error}\n"
        except SystemExit as end:
            code = end.code
        out, err = capsys.readouterr()
        return code, out, err + told

    return run


@pytest.fixture
def sheet(tmp_path):
    """A sheet with these lines."""

    def sheet(*lines):
        path = tmp_path / "quyet-dinh.csv"
        path.write_text("\n".join([HEADER, *lines]), encoding="utf-8")
        return path

    return sheet


@pytest.fixture
def restructure(run):
    """The command on a file, by Giang, as of the first of February 2020."""

    def restructure(file, *act, number="864-NQ/TĐTN", by="giang", **changed):
        options = {"number": number, "by": by}
        options |= {"decided": "2020-01-10", "effective": "2020-02-01"} | changed
        told = [text for name, v in options.items() for text in (f"--{name}", v)]
        return run("restructure", file, *told, *act)

    return restructure
