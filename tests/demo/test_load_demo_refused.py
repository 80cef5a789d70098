from io import StringIO

import pytest
from django.core.management import base

from demo import loader
from demo.management.commands.load_demo import Command


class Screen(StringIO):
    def isatty(self):
        return True


@pytest.fixture
def connected(monkeypatch):
    """A command closes the connection, and with it the test's own transaction."""
    monkeypatch.setattr(base.connections, "close_all", lambda: None)


def test_foreign_data_is_refused_in_one_sentence(province, connected, capsys):
    with pytest.raises(SystemExit) as left:
        Command().run_from_argv(["manage.py", "load_demo"])

    assert left.value.code == 2
    assert capsys.readouterr().err == (
        "Cơ sở dữ liệu đã có dữ liệu khác; hãy nạp tỉnh mẫu vào một cơ sở dữ liệu "
        "trống (đặt DATABASE_URL khác).\n"
    )


def test_empty_database_is_neither_loaded_nor_foreign(db):
    assert not loader.is_loaded()
    assert not loader.holds_other_data()


def test_share_of_a_long_stage_is_shown_only_where_someone_watches():
    screen, file = Screen(), StringIO()

    for out in (screen, file):
        Command(stdout=out).tell("Đoàn viên, cán bộ", 0.25)

    assert screen.getvalue() == "  Đoàn viên, cán bộ: 25%\r"
    assert file.getvalue() == ""
