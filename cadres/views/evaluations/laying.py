"""The rows of the grid: what stands in each cell, and what was typed there."""

from dataclasses import dataclass, field
from itertools import groupby

from cadres.choices import Scale
from cadres.evaluating import wording
from cadres.models import Evaluation

# {field: (letter in the names of the inputs, heading)}
RANKS = {
    "self_rank": ("t", "Tự đánh giá"),
    "meeting_rank": ("h", "Hội nghị"),
    "proposed_rank": ("d", "Đề nghị"),
}
REGISTERED, UNRATED = "is_registered", "unrated"
LETTERS = {name: letter for name, (letter, _) in RANKS.items()}
LETTERS |= {REGISTERED: "k", UNRATED: "u"}
LABELS = {name: heading for name, (_, heading) in RANKS.items()}
LABELS |= {REGISTERED: "Đăng ký", UNRATED: "Lý do chưa xếp loại"}


def columns_of(campaign):
    """The fields that the grid of a campaign asks for."""
    registered = [REGISTERED] if Scale(campaign.scale).is_title else []
    return [*registered, *RANKS, UNRATED]


def input_name(name, row):
    return f"{LETTERS[name]}-{row.pk}"


@dataclass(frozen=True)
class Cell:
    """A rank in the grid: `options` are (value, label, chosen)."""

    name: str
    letter: str
    heading: str
    shown: str
    options: list


@dataclass(frozen=True)
class Line:
    """A row of the grid; `shown` is what stood in its cells when the page was made,
    `faults` why it could not be written."""

    row: Evaluation
    name: str
    post: str
    is_open: bool
    cells: list
    rank: str
    is_registered: bool
    unrated: str
    shown: str
    faults: list = field(default_factory=list)


def lay_out(campaign, rows, scope, *, may_write, typed=None, faults=None):
    """[(where they are below `scope`, [Line])] of `rows`, in their order; `typed` are
    {key: {field: value}} that could not be written, `faults` {key: [sentence]}."""
    typed, faults = typed or {}, faults or {}
    ranks = Scale(campaign.scale).ranks
    groups = groupby(rows, key=lambda row: wording.place_object(row, scope))
    return [
        (
            place,
            [
                _line(
                    row,
                    ranks,
                    may_write and row.is_open,
                    typed.get(row.pk, {}),
                    faults.get(row.pk, []),
                )
                for row in group
            ],
        )
        for place, group in groups
    ]


def _line(row, ranks, is_open, typed, faults):
    cells = [_cell(row, name, ranks, typed) for name in RANKS]
    return Line(
        row=row,
        name=wording.name_object(row),
        post=row.post.name if row.post_id else "",
        is_open=is_open,
        cells=cells,
        rank=wording.short(row.rank),
        is_registered=typed.get(REGISTERED, row.is_registered),
        unrated=typed.get(UNRATED, row.unrated),
        shown=pack(row),
        faults=faults,
    )


def _cell(row, name, ranks, typed):
    chosen = typed.get(name, getattr(row, name))
    letter, heading = RANKS[name]
    options = [("", "–", not chosen)]
    options += [(rank.value, wording.short(rank), rank == chosen) for rank in ranks]
    return Cell(input_name(name, row), letter, heading, wording.short(chosen), options)


def pack(row):
    """What stands in the cells of a row, in one word of the form."""
    ranks = ",".join(getattr(row, name) for name in RANKS)
    return f"{ranks},{int(row.is_registered)},{row.unrated}"


def unpack(text):
    """The same as {field: value}; None for what no page of ours says."""
    parts = text.split(",", 4)
    if len(parts) != 5 or parts[3] not in ("0", "1"):
        return None
    return dict(zip(RANKS, parts[:3], strict=True)) | {
        REGISTERED: parts[3] == "1",
        UNRATED: parts[4],
    }
