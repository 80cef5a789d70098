"""The facts of two records side by side, each to be taken from one of them."""

from dataclasses import dataclass

from accounts import vietnamese
from members.models import SensitiveFacts

KEEP, DROP = "keep", "drop"


@dataclass(frozen=True)
class Fact:
    """What is chosen as one: `columns` go together."""

    name: str
    label: str
    columns: tuple[str, ...]
    is_sensitive: bool = False

    def known(self, row):
        """{column: value} of what is known."""
        values = {column: getattr(row, column, None) for column in self.columns}
        return {c: value for c, value in values.items() if value not in (None, "")}

    def is_asked(self, kept, dropped):
        """Only where both know something, and not the same."""
        one, other = self.known(kept), self.known(dropped)
        return any(one[column] != other[column] for column in one.keys() & other.keys())

    def source(self, kept, dropped, choices):
        """The row to take the fact from: where they differ the kept one's stands unless
        the other's is chosen; else whichever knows more."""
        if self.is_asked(kept, dropped):
            return dropped if choices.get(self.name) == DROP else kept
        return max(kept, dropped, key=lambda row: len(self.known(row)))

    def words(self, row):
        """As it is read: 25/09/2002, 2002 where only the year is known, Nữ, –."""
        if not any(self.known(row).values()):
            return "–"
        if self.name == "birth":
            return row.born
        shown = [
            _word(row, column) for column in self.columns if column in self.known(row)
        ]
        return shown[0] if self.name == "name" else " – ".join(shown)


def _word(row, column):
    value = getattr(row, column)
    if hasattr(value, "strftime"):
        return vietnamese.day(value)
    shown = getattr(row, f"get_{column}_display", None)
    return shown() if shown else str(value)


PERSON = (
    Fact("name", "Họ và tên", ("full_name", "search_name", "sort_key")),
    Fact("gender", "Giới tính", ("gender",)),
    Fact("birth", "Ngày sinh", ("born_on", "is_birth_year_only")),
    Fact("phone", "Điện thoại", ("phone",)),
    Fact("identity_number", "Số định danh", ("identity_number",)),
    Fact("unit", "Đơn vị quản lý hồ sơ", ("unit",)),
)
SENSITIVE = (
    Fact("ethnicity", "Dân tộc", ("ethnicity",), is_sensitive=True),
    Fact("religion", "Tôn giáo", ("religion",), is_sensitive=True),
    Fact("party", "Vào, ra Đảng", ("party_joined_on", "party_left_on"), True),
)
FACTS = PERSON + SENSITIVE


def sensitive_of(people):
    """{key of the person: sensitive facts}; a person may have none."""
    rows = SensitiveFacts.objects.filter(person__in=people)
    return {row.person_id: row for row in rows}
