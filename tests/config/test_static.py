import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

HASHED = re.compile(r"\.[0-9a-f]{12}\.js$")
IMPORTED = re.compile(r"""(?:from|import)\s*\(?\s*["'](\./[^"']+)["']""")


@pytest.fixture
def collected(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES |= {"staticfiles": {"BACKEND": "config.static.ModuleStorage"}}
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path / "js/returns"


def test_scripts_import_each_other_by_their_hashed_names(collected):
    written = Path(settings.BASE_DIR, "static/js/returns").glob("*.js")
    plain = [name for file in written for name in IMPORTED.findall(file.read_text())]

    served = [file for file in collected.glob("*.js") if HASHED.search(file.name)]
    named = [name for file in served for name in IMPORTED.findall(file.read_text())]

    assert len(named) == len(plain) > 0
    assert [name for name in named if not (collected / name).is_file()] == []
    assert [name for name in named if not HASHED.search(name)] == []
