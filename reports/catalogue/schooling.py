"""A.3.3 and A.3.4: degrees and political theory of the cadres, the highest of each."""

from cadres.choices import Degree, Theory
from reports.figures.algebra import DOWN_TO_DISTRICT, PROVINCE

from .shapes import (
    DISTRICT_LEVEL,
    DISTRICT_LEVEL_STAFF,
    GRASSROOTS_SECRETARIES,
    GRASSROOTS_SECRETARY,
    OFFICE,
    PROVINCE_STAFF,
    graded,
)

POSTGRADUATE = [Degree.MASTER, Degree.DOCTOR]
UPPER_DEGREES = {
    "master": (POSTGRADUATE, "thạc sĩ trở lên"),
    "bachelor": ([Degree.BACHELOR], "đại học"),
}
ALL_DEGREES = {
    "postgraduate": (POSTGRADUATE, "trên đại học"),
    "bachelor": ([Degree.BACHELOR], "đại học"),
    "college": ([Degree.COLLEGE], "cao đẳng"),
    "intermediate": ([Degree.INTERMEDIATE], "trung cấp"),
}
THEORY = {
    "theory_advanced": ([Theory.ADVANCED], "lý luận chính trị cao cấp, cử nhân"),
    "theory_intermediate": ([Theory.INTERMEDIATE], "lý luận chính trị trung cấp"),
    "theory_elementary": ([Theory.ELEMENTARY], "lý luận chính trị sơ cấp"),
}

PROVINCE_OFFICE = ("province_staff", OFFICE, PROVINCE, PROVINCE_STAFF)
DISTRICTS = (
    "district_level_staff",
    DISTRICT_LEVEL,
    DOWN_TO_DISTRICT,
    DISTRICT_LEVEL_STAFF,
)
SECRETARIES = (
    "grassroots_secretaries",
    GRASSROOTS_SECRETARY,
    DOWN_TO_DISTRICT,
    GRASSROOTS_SECRETARIES,
)

FIGURES = (
    *graded(*PROVINCE_OFFICE, "degree", "A.3.3", UPPER_DEGREES),
    *graded(*DISTRICTS, "degree", "A.3.3", UPPER_DEGREES),
    *graded(*SECRETARIES, "degree", "A.3.3", ALL_DEGREES),
    *graded(*PROVINCE_OFFICE, "theory", "A.3.4", THEORY),
    *graded(*DISTRICTS, "theory", "A.3.4", THEORY),
    *graded(*SECRETARIES, "theory", "A.3.4", THEORY),
)
