"""The commands of restructurings, as manage.py runs them."""

import pytest

HEADER = "line,kind,unit,into,name,parent,form,bloc"


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
