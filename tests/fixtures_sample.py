"""The loaded sample province, for tests that only read it.

A module that asks for `sample` must be all of that kind: no `db`, no `django_db`, whose
teardown closes the connection that holds the sample. Mark it with
`pytestmark = pytest.mark.xdist_group("sample")`, so that one worker loads it.
"""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction


@pytest.fixture(scope="module")
def loaded_sample(django_db_setup, django_db_blocker):
    """Loads the sample once for the module. Returns what the command said."""
    said = StringIO()
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", stdout=said)
        yield said.getvalue()
        transaction.set_rollback(True)


@pytest.fixture
def sample(loaded_sample):
    """The sample; what a test writes is gone with the test."""
    with transaction.atomic():
        yield loaded_sample
        transaction.set_rollback(True)
