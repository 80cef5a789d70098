"""Commands, as manage.py runs them."""

import pytest
from django.core.management import call_command

from accounts.commands import InputError


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
