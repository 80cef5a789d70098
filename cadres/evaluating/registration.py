"""Titles that are decided for objects that did not register for them, which warn."""

from dataclasses import dataclass

from accounts import vietnamese
from cadres.choices import Rank, Scale

NO_TITLES = (Rank.NO_TITLE, Rank.NOT_ATTAINED)
# Objects that a warning names.
MOST = 5


@dataclass(frozen=True)
class Unasked:
    """The objects of `keys`, called `names`, get a title without having registered."""

    keys: list
    names: list

    @property
    def sentence(self):
        number = vietnamese.number
        named = "; ".join(self.names[:MOST])
        if (more := len(self.names) - MOST) > 0:
            named += f" và {number(more)} đối tượng khác"
        return (
            f"{number(len(self.keys))} đối tượng chưa đăng ký mà được công nhận danh "
            f"hiệu: {named}"
        )


def unasked(campaign, rows):
    """[Unasked], one or none, for what `rank` the `rows` are about to have."""
    if not Scale(campaign.scale).is_title:
        return []
    found = [row for row in rows if is_title(row.rank) and not row.is_registered]
    if not found:
        return []
    return [Unasked([row.pk for row in found], [str(row) for row in found])]


def is_title(rank):
    """Whether a rank of a scale of titles is one, not the lack of it."""
    return bool(rank) and rank not in NO_TITLES
