"""What a line of each kind must say, before anything is looked up."""

from unions.choices import LineKind

from .lines import parts_of


def missing(line):
    """What a line of this kind still lacks, as a sentence, or None."""
    for needed, sentence in NEEDED[line.kind]:
        if not needed(line):
            return sentence
    return None


def _all_units(line):
    return all(row.unit for row in line.rows)


def _whole_named(line):
    """Every row of a split says where it goes: an existing unit, or a new name."""
    return all(row.into or row.name for row in line.rows)


UNIT = (_all_units, "cột Đơn vị còn trống; hãy điền mã đơn vị.")
NAME = (lambda line: line.one("name"), "cột Tên còn trống; hãy điền tên đơn vị.")
INTO = (
    lambda line: line.one("into"),
    "cột Vào đơn vị còn trống; hãy điền mã đơn vị tiếp nhận.",
)
NEEDED = {
    LineKind.ABSORB: [UNIT, INTO],
    LineKind.UNITE: [UNIT, NAME],
    LineKind.SPLIT: [
        UNIT,
        (
            _whole_named,
            "mỗi phần cần một đơn vị tiếp nhận hoặc một tên mới.",
        ),
        (
            lambda line: len(parts_of(line)) > 1,
            "chia, tách cần từ hai phần trở lên; hãy điền thêm một phần.",
        ),
    ],
    LineKind.MOVE: [
        UNIT,
        (
            lambda line: line.one("parent"),
            "cột Đơn vị cấp trên còn trống; hãy điền mã đơn vị cấp trên mới.",
        ),
    ],
    LineKind.RENAME: [UNIT, NAME],
    LineKind.CHANGE: [
        UNIT,
        (
            lambda line: line.facts(),
            "chưa có gì thay đổi; hãy điền loại hình hoặc khối.",
        ),
    ],
    LineKind.FOUND: [
        (
            lambda line: all(row.name for row in line.rows),
            "cột Tên còn trống; hãy điền tên đơn vị.",
        ),
        (
            lambda line: all(row.parent for row in line.rows),
            "cột Đơn vị cấp trên còn trống; hãy điền mã đơn vị cấp trên.",
        ),
        (
            lambda line: all(row.form for row in line.rows),
            "cột Loại hình còn trống; hãy chọn loại hình.",
        ),
    ],
    LineKind.DISSOLVE: [UNIT],
}
