"""The same person twice in one file."""

from collections import defaultdict

from accounts.spreadsheets import Refused

from .matching import is_same_birth


class Repeats:
    """Remembers the rows taken so far, by record, by identity number and by name."""

    def __init__(self, folded):
        self.folded = folded
        self.people, self.numbers = {}, {}
        self.names = defaultdict(list)

    def check(self, row, known):
        """Refuses `row` when an earlier one means the same person: `known`, or somebody
        as new as this one."""
        number = self.people.get(known.pk) if known else None
        number = number or self.numbers.get(row.cells.get("identity") or None)
        if number is None and known is None:
            number = self._namesake(row)
        if number is not None:
            raise Refused(
                f"Trùng người với dòng {number} của tệp; hãy giữ lại một dòng."
            )

    def remember(self, row, known):
        if known:
            self.people[known.pk] = row.number
        if row.cells.get("identity"):
            self.numbers[row.cells["identity"]] = row.number
        self.names[self.folded[row.number]].append((row.number, row.cells))

    def _namesake(self, row):
        for number, cells in self.names.get(self.folded[row.number], ()):
            if _is_same(cells, row.cells):
                return number
        return None


def _is_same(one, other):
    """As somebody on record would be matched."""
    if one.get("identity") and other.get("identity"):
        return False
    births = one.get("birth"), other.get("birth")
    alike = is_same_birth(*births)
    if one.get("unit") == other.get("unit"):
        return alike or None in births
    is_day = None not in births and not (births[0][1] or births[1][1])
    return alike and is_day and one.get("gender") == other.get("gender")
