from datetime import date
from typing import NamedTuple

# Of each record, in the order of the tuple below.
COLUMNS = (
    "pk",
    "full_name",
    "search_name",
    "gender",
    "born_on",
    "is_birth_year_only",
    "phone",
    "identity_number",
    "unit_id",
    "unit__grassroots_id",
    "unit__district_id",
    "unit__province_id",
)


class Record(NamedTuple):
    """What the rules compare of a person."""

    pk: int
    full_name: str
    search_name: str
    gender: str
    born_on: date | None
    is_birth_year_only: bool
    phone: str
    identity_number: str
    unit: int
    grassroots: int | None
    district: int | None
    province: int | None

    def is_beneath(self, unit):
        places = (self.unit, self.grassroots, self.district, self.province)
        return unit.pk in places
