"""The house stands as its plan says: imports, migrations, files."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

ROOT = Path(settings.BASE_DIR)
# What is made on a machine, not written by us.
MADE = {".git", ".venv", "var", "__pycache__", ".hypothesis", ".pytest_cache"}
MADE |= {".ruff_cache", ".import_linter_cache"}
BINARY = {
    ".mo",
    ".png",
    ".jpg",
    ".ico",
    ".woff2",
    ".ttf",
    ".pdf",
    ".docx",
    ".xlsx",
    ".gz",
}


def written():
    """Every text file of the project, with its path."""
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT)
        if MADE & set(inside.parts) or path.suffix in BINARY or not path.is_file():
            continue
        if inside != Path(".env") and path != Path(__file__):
            yield str(inside), path.read_text(encoding="utf-8")


def found(pattern, files):
    """Where a pattern stands, as file: what was found."""
    return [
        f"{name}: {match[0]}"
        for name, text in files
        for match in pattern.finditer(text)
    ]


def test_imports_go_down_only():
    lint = Path(sys.executable).with_name("lint-imports")

    done = subprocess.run(
        [lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stdout


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_migrations_run_backwards_and_forwards():
    graph = MigrationExecutor(connection).loader.graph
    everything = graph.leaf_nodes()
    floors = ["cadres", "members", "unions"]

    try:
        for floor in floors:
            MigrationExecutor(connection).migrate([(floor, None)])
        tables = connection.introspection.table_names()
        gone = [name for name in tables if name.partition("_")[0] in floors]
        left = MigrationRecorder(connection).applied_migrations()
    finally:
        MigrationExecutor(connection).migrate(everything)

    applied = MigrationRecorder(connection).applied_migrations()
    assert gone == []
    assert [key for key in left if key[0] in floors] == []
    assert set(applied) >= {key for key in graph.nodes if key[0] in floors}
    assert "unions_unit" in connection.introspection.table_names()


def test_every_variable_of_the_environment_is_explained():
    code = (ROOT / "config/settings.py").read_text(encoding="utf-8")
    example = (ROOT / ".env.example").read_text(encoding="utf-8")

    read = set(re.findall(r'\benv\.\w+\(\s*"([A-Z_]+)"', code))
    blocks = example.split("\n\n")
    explained = {
        name
        for block in blocks
        for name in re.findall(r"^#?([A-Z_]+)=", block, re.MULTILINE)
        if block.startswith("# ")
    }

    assert explained == read


def test_no_file_names_a_registry_or_a_machine():
    hosts = (
        r"(?:files\.pythonhosted|pypi|registry\.npmjs|jsdelivr|unpkg)\.(?:org|com|net)"
    )
    options = r"--(?:extra-)?index-url|--trusted-host"
    places = r"(?<![\w.$}])/(?:work|home|root|Users)/\w+"
    pattern = re.compile(f"{hosts}|{options}|{places}")

    assert found(pattern, written()) == []


def test_no_template_has_script_or_style_of_its_own():
    pattern = re.compile(
        r"<script(?![^>]*\bsrc=)[^>]*>|<style\b|\sstyle=|\son[a-z]+=[\"']|javascript:",
        re.IGNORECASE,
    )
    templates = [file for file in written() if file[0].startswith("templates/")]

    assert len(templates) > 0
    assert found(pattern, templates) == []
