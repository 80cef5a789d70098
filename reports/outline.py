"""The sections of the report; numbers are given here, so that none is left out."""

from dataclasses import dataclass, replace

from django.template.defaultfilters import slugify

from unions.choices import Form, Level

ROMAN = ("I", "II", "III", "IV", "V")
DIGITS = tuple("123456789")


@dataclass(frozen=True)
class Section:
    """`template` is the body under the heading, "" for a heading alone; `number` is as
    printed, and `path` all numbers from the top ("B.II.2.1"). The words before the
    first heading and after the last are sections without a title."""

    title: str
    template: str = ""
    children: tuple = ()
    number: str = ""
    path: str = ""
    depth: int = 1

    @property
    def anchor(self):
        return f"muc-{slugify(self.path.replace('.', '-'))}"


def _body(name):
    return f"reports/sections/{name}.html"


OUTLINE = (
    Section(
        "Tình hình chung về tổ chức Đoàn",
        children=(
            Section("Tổ chức bộ máy", _body("organisation")),
            Section("Đoàn viên", _body("membership")),
            Section(
                "Cán bộ Đoàn",
                children=(
                    Section("Đội ngũ cán bộ", _body("cadres")),
                    Section("Độ tuổi", _body("ages")),
                    Section("Trình độ chuyên môn", _body("degrees")),
                    Section("Trình độ lý luận chính trị", _body("theory")),
                ),
            ),
        ),
    ),
    Section(
        "Kết quả thực hiện",
        children=(
            Section(
                "Kết luận số 07-KL/TWĐTN-BTC về công tác cán bộ Đoàn",
                children=(
                    Section("Chỉ đạo, triển khai", _body("direction_07")),
                    Section("Bản lĩnh chính trị, tính nêu gương", _body("example")),
                    Section(
                        "Các khâu của công tác cán bộ",
                        children=(
                            Section("Phát hiện, tuyển dụng", _body("recruitment")),
                            Section("Quy hoạch", _body("succession")),
                            Section("Đào tạo, bồi dưỡng", _body("training")),
                            Section("Bố trí, kiện toàn", _body("posts")),
                            Section("Đánh giá, xếp loại", _body("evaluation")),
                        ),
                    ),
                    Section("Chế độ, chính sách", _body("allowances")),
                ),
            ),
            Section(
                "Kết luận số 08-KL/TWĐTN-BTC về tổ chức cơ sở Đoàn trên địa bàn dân cư",
                children=(
                    Section("Chỉ đạo, triển khai", _body("direction_08")),
                    Section(
                        "Cán bộ của tổ chức cơ sở Đoàn trên địa bàn dân cư",
                        children=(
                            Section("Bố trí, sử dụng", _body("communes")),
                            Section("Bồi dưỡng, tập huấn", _body("courses")),
                            Section("Khen thưởng, tuyên dương", _body("awards")),
                        ),
                    ),
                    Section(
                        "Phát triển, nâng cao chất lượng đoàn viên",
                        children=(
                            Section("Chủ trương 1+1", _body("one_plus_one")),
                            Section("Phát triển đoàn viên", _body("development")),
                            Section("Quản lý đoàn viên, đoàn vụ", _body("books")),
                            Section("Giới thiệu cho Đảng", _body("party")),
                            Section("Rèn luyện đoàn viên", _body("self_training")),
                        ),
                    ),
                    Section(
                        "Củng cố tổ chức, bộ máy",
                        children=(
                            Section("Sắp xếp tổ chức", _body("restructuring")),
                            Section("Chất lượng hoạt động", _body("activity")),
                            Section("Tổ chức Đoàn trong doanh nghiệp", _body("firms")),
                        ),
                    ),
                ),
            ),
        ),
    ),
    Section(
        "Đánh giá chung",
        children=(
            Section("Kết quả đạt được", _body("results")),
            Section("Khó khăn, hạn chế", _body("difficulties")),
            Section("Đề xuất, kiến nghị", _body("proposals")),
        ),
    ),
)


PREAMBLE = Section("", _body("preamble"), path="mo-dau")
ENDING = Section("", _body("ending"), path="ket-thuc")

MOVEMENTS = Section(
    "Biến động tổ chức Đoàn", _body("movements"), path="phu-luc-bien-dong"
)
GLOSSARY = Section(
    "Giải thích số liệu", "reports/_glossary.html", path="phu-luc-giai-thich"
)


def annexes(scope):
    """What follows the signature, with its number where there are several; a unit with
    nothing below it has no movements."""
    if scope.level == Level.BRANCH or scope.form == Form.BRANCH_UNION:
        return (replace(GLOSSARY, number="Phụ lục"),)
    kept = (MOVEMENTS, GLOSSARY)
    return tuple(replace(a, number=f"Phụ lục {n}") for n, a in enumerate(kept, 1))


def numbered(sections=OUTLINE):
    """The outline with its numbers: A, 1, 1.1; under a heading that splits into parts,
    B, I, 1, 1.1."""
    return tuple(
        _number(section, chr(ord("A") + place), ())
        for place, section in enumerate(sections)
    )


def _number(section, label, above):
    dotted = above and above[-1][0].isdigit()
    number = f"{above[-1]}.{label}" if dotted else label
    labels = ROMAN if not above and _has_parts(section) else DIGITS
    children = (
        _number(child, below, (*above, number))
        for below, child in zip(labels, section.children, strict=False)
    )
    return replace(
        section,
        number=number,
        path=".".join([*(above[:-1] if dotted else above), number]),
        depth=len(above) + 1,
        children=tuple(children),
    )


def _has_parts(section):
    """Three tiers below a heading make its children parts with Roman numbers."""
    return any(part.children for child in section.children for part in child.children)
