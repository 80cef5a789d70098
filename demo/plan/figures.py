"""What the records of the sample must add up to. Nothing of this is stored."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Flow:
    """Members of a group: on both days, those of both, and those admitted between."""

    opening: int
    closing: int
    stayed: int
    admitted: int


FLOWS = {
    "CLASS": Flow(opening=12072, closing=10935, stayed=0, admitted=13153),
    "TEACHER": Flow(opening=2118, closing=1880, stayed=1450, admitted=450),
    "RESIDENTIAL": Flow(opening=15950, closing=12566, stayed=6900, admitted=6400),
    "ADMINISTRATIVE": Flow(opening=4393, closing=2070, stayed=1800, admitted=300),
    "ENTERPRISE": Flow(opening=784, closing=797, stayed=600, admitted=210),
    "ARMED_FORCES": Flow(opening=1964, closing=2064, stayed=1500, admitted=600),
}
CLASS_90 = 4516
MOVED = 420

# Residential branches by area; a merged commune may bring villages into a town.
HAMLETS_OPENING = {"RURAL": 2087, "URBAN": 150}
HAMLETS_CLOSING = {"RURAL": 1324, "URBAN": 123}

# Branches of the other groups on the first day, and founded after the mergers.
CLASSES, NEW_CLASSES = 390, 52
COMMUNE_SCHOOLS, NEW_COMMUNE_SCHOOLS = 234, 37
COMMUNE_OFFICES, CLOSED_COMMUNE_OFFICES = 16, 10
UNION_BRANCHES = {"ADMINISTRATIVE": 28, "ENTERPRISE": 19, "ARMED_FORCES": 78}
NEW_BARRACKS = 14
NEW_WORKSHOPS = 3

# By what people did: (S)tayed, left from the (O)pening stock, were (A)dmitted and
# stayed, (P)assed through.
KINH = {"S": 300, "O": 799, "A": 424, "P": 60}
RELIGIOUS = {"S": 320, "O": 647, "A": 908, "P": 80}
