from datetime import date

import pytest

from tests.factories import PersonFactory

BORN = date(2001, 8, 19)


@pytest.fixture
def person(pac_bo):
    """Nông Thị Hoa of Pác Bó, but for what is told otherwise."""

    def person(full_name="Nông Thị Hoa", **facts):
        return PersonFactory(
            **{"unit": pac_bo, "born_on": BORN, **facts} | {"full_name": full_name}
        )

    return person
