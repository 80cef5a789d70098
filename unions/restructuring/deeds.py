"""What a document does, counted: "38 sáp nhập, 5 hợp nhất"."""

from accounts import vietnamese
from unions.choices import LineKind

NOUNS = {
    LineKind.ABSORB: "sáp nhập",
    LineKind.UNITE: "hợp nhất",
    LineKind.SPLIT: "chia, tách",
    LineKind.MOVE: "chuyển cấp trên",
    LineKind.RENAME: "đổi tên",
    LineKind.CHANGE: "thay đổi",
    LineKind.FOUND: "thành lập",
    LineKind.DISSOLVE: "giải thể",
}
MOST = 3


def tell_deeds(rows):
    """The lines of `rows` (LineRow) by kind; of many kinds only their sum."""
    kinds = {row.line: row.kind for row in rows}
    counts = {kind: list(kinds.values()).count(kind) for kind in LineKind}
    told = [
        f"{vietnamese.number(count)} {NOUNS[kind]}"
        for kind, count in counts.items()
        if count
    ]
    if len(told) > MOST:
        return f"{vietnamese.number(len(kinds))} dòng"
    return ", ".join(told) or "0 dòng"
