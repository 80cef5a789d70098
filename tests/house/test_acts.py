"""Every act that the code records has its words, and so has what is known of it."""

import ast
import re
from pathlib import Path

from django.apps import apps
from django.conf import settings

from accounts import acts

FLOORS = ["accounts", "unions", "members", "cadres", "reports", "demo", "config"]
# An act also travels as a constant or an argument: whatever is spelled like one.
NOUNS = "|".join(sorted({act.partition(".")[0] for act in acts.PHRASES}))
SPELLED = re.compile(rf"(?:{NOUNS})\.[a-z_]+")
# The beginning of several, and the day of what a row hangs on.
NO_ACTS = {"user.sign", "contest.on", "course.begins_on", "inspection.begins_on"}
KNOWN = {"by", "act", "subject", "changes", None}


def nodes():
    for floor in FLOORS:
        for path in (Path(settings.BASE_DIR) / floor).rglob("*.py"):
            # Lists only read: their paths are spelled like acts.
            if path.parent.name == "lists":
                continue
            yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def is_record(node):
    called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
    return called in ("events.record", "_record")


def test_every_act_has_a_phrase():
    spelled = {
        node.value
        for node in nodes()
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and SPELLED.fullmatch(node.value)
    }
    given = {
        keyword.value.value
        for node in nodes()
        if is_record(node)
        for keyword in node.keywords
        if keyword.arg == "act" and isinstance(keyword.value, ast.Constant)
    }

    assert {"unit.found", "unit.rename", "user.opened"} <= given | spelled
    assert sorted((given | spelled) - NO_ACTS - set(acts.PHRASES)) == []


def test_every_fact_of_an_act_has_a_label():
    told = {
        keyword.arg for node in nodes() if is_record(node) for keyword in node.keywords
    }

    assert {"on", "unit", "into"} <= told
    assert sorted(told - KNOWN - set(acts.LABELS)) == []


def test_codes_are_told_by_fields_that_exist():
    for path in acts.WORDED_BY.values():
        model, _, field = path.rpartition(".")
        assert apps.get_model(model)._meta.get_field(field).choices
