import pytest

from demo.plan import sample as plans


@pytest.fixture(scope="session")
def plan():
    """The planned sample; never written to."""
    return plans.build()
