"""What every standing rule promises, so that a new one keeps it."""

import importlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts import integrity
from accounts.integrity import Kind, StandingRule, rules, survey
from members.models import SensitiveFacts
from tests.fixtures_records import DAY

FLOORS = ["unions", "members", "cadres", "reports"]
TESTED = [
    name
    for floor in FLOORS
    for name in importlib.import_module(f"tests.{floor}.test_integrity").BROKEN
]


def test_every_rule_has_a_failing_test():
    assert sorted(TESTED) == sorted(rule.id for rule in rules())


def test_there_are_errors_and_work_that_waits_errors_first():
    kinds = [rule.kind for rule in rules()]

    assert kinds.count(Kind.ERROR) >= 23
    assert kinds == sorted(kinds, key=[Kind.ERROR, Kind.ATTENTION].index)


def test_rules_are_told_in_words():
    explained = {rule.explanation for rule in rules()}
    labels = {rule.label for rule in rules()}

    assert len(labels) == len(explained) == len(rules())
    assert [text for text in explained if not text.endswith(".")] == []


def test_two_rules_of_one_name_are_a_mistake():
    taken = rules()[0]

    with pytest.raises(ValueError, match="Two standing rules are called"):
        integrity.declare(taken)


def test_offenders_are_listed_by_the_admin():
    assert [rule.id for rule in rules() if rule.url is None] == []


def test_rule_over_rows_that_the_admin_does_not_list_has_no_address():
    rule = StandingRule(
        id="x", label="X", explanation="X.", model=SensitiveFacts, find=None
    )

    assert rule.url is None


def test_good_records_break_no_rule(records, giang):
    assert {finding.count for finding in survey(giang, DAY)} == {0}


def test_survey_is_one_query_a_rule(records, giang):
    rules()
    with CaptureQueriesContext(connection) as queries:
        findings = survey(giang, DAY)

    # Beside the standards of the day that some are asked by.
    standards = [q for q in queries if 'FROM "unions_rule"' in q["sql"]]
    assert len(findings) == len(rules())
    assert len(queries) - len(standards) == len(rules())


def test_survey_is_of_the_lists_that_one_may_see(nobody, binh, records):
    nobody.groups.clear()

    assert survey(nobody, DAY) == []
    assert len(survey(binh, DAY)) == len(rules())
