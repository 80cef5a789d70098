"""A rule in the words of those who keep it."""

from accounts import vietnamese
from unions.choices import RuleKind

from .breaches import SCALES

UNITS = {
    RuleKind.FIRST_AGE: "tuổi",
    RuleKind.POST_AGE: "tuổi",
    RuleKind.BRANCH_MEMBERS: "đoàn viên",
    RuleKind.UNION_BRANCHES: "chi đoàn",
    RuleKind.UNION_MEMBERS: "đoàn viên",
    RuleKind.RANK_CAP: "%",
    RuleKind.POST_CANDIDATES_MIN: "người",
    RuleKind.POST_CANDIDATES_MAX: "người",
    RuleKind.PERSON_POSTS_MIN: "chức danh",
    RuleKind.PERSON_POSTS_MAX: "chức danh",
    RuleKind.PROVISIONAL_MONTHS: "tháng",
    RuleKind.SECONDMENT_MONTHS_MIN: "tháng",
    RuleKind.SECONDMENT_MONTHS_MAX: "tháng",
}


def in_words(rule):
    """What a rule asks: "35 tuổi", "Đại học"."""
    if rule.kind in SCALES:
        _, scale = SCALES[rule.kind]
        return scale(int(rule.value)).label if rule.value else "Không yêu cầu"
    return f"{vietnamese.number(rule.value)} {UNITS[rule.kind]}"
