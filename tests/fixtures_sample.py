"""The loaded sample province, for tests that only read it.

A module that asks for `sample` must be all of that kind: no `db`, no `django_db`, whose
teardown closes the connection that holds the sample. Such modules follow each other
(tests/conftest.py sorts them to the front), and the sample is loaded once for them all.
"""

from contextlib import ExitStack
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

# What the command said, and what ends the transaction that it wrote in.
HELD = {}


@pytest.fixture(scope="module")
def loaded_sample(django_db_setup, django_db_blocker):
    """Loads the sample, unless the module before has. Returns what the command said."""
    with django_db_blocker.unblock():
        if not HELD:
            hold(django_db_blocker)
        yield HELD["said"]


def hold(blocker):
    said, stack = StringIO(), ExitStack()
    stack.enter_context(blocker.unblock())
    stack.enter_context(transaction.atomic())
    HELD.update(said="", stack=stack)
    call_command("load_demo", stdout=said)
    HELD["said"] = said.getvalue()


def reads_sample(item):
    return item is not None and "loaded_sample" in item.fixturenames


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """The sample goes before the first test that does not read it."""
    result = yield
    if HELD and not reads_sample(nextitem):
        let_go()
    return result


def let_go():
    stack = HELD.pop("stack")
    HELD.clear()
    transaction.set_rollback(True)
    stack.close()


@pytest.fixture
def sample(loaded_sample):
    """The sample; what a test writes is gone with the test."""
    with transaction.atomic():
        yield loaded_sample
        transaction.set_rollback(True)
