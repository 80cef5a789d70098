from datetime import date

import pytest

from cadres.choices import Subject
from cadres.standards import breaches, in_words
from tests.factories import (
    PersonFactory,
    QualificationFactory,
    RuleFactory,
    TenureFactory,
)
from unions.choices import RuleKind

ON = date(2020, 3, 1)
REGULATION = "Quy chế cán bộ Đoàn, Quyết định 289-QĐ/TW ngày 08/02/2010"


@pytest.fixture
def hoa(ha_quang):
    return PersonFactory(
        full_name="Nông Thị Hoa", unit=ha_quang, born_on=date(1995, 1, 1)
    )


@pytest.fixture
def schooled(hoa):
    """Hoa has what a leader of a district needs."""
    for subject, level in ((Subject.PROFESSIONAL, 3), (Subject.THEORY, 2)):
        QualificationFactory(person=hoa, subject=subject, level=level)
    return hoa


def told(person, unit, post, on=ON):
    return [str(breach) for breach in breaches(person, unit, post, on)]


def test_whoever_meets_the_standards_breaks_none(schooled, ha_quang, post):
    assert told(schooled, ha_quang, post("SECRETARY")) == []


def test_what_is_not_recorded_is_lacking(hoa, ha_quang, post):
    assert told(hoa, ha_quang, post("SECRETARY")) == [
        "Nông Thị Hoa có trình độ chuyên môn: chưa ghi; Bí thư phải từ Đại học trở lên "
        f"({REGULATION})",
        "Nông Thị Hoa có trình độ lý luận chính trị: chưa ghi; Bí thư phải từ Trung "
        f"cấp trở lên ({REGULATION})",
    ]


def test_what_is_lower_is_named(hoa, ha_quang, post):
    for subject in Subject:
        QualificationFactory(person=hoa, subject=subject, level=1)

    assert [text.partition(";")[0] for text in told(hoa, ha_quang, post("DEPUTY"))] == [
        "Nông Thị Hoa có trình độ chuyên môn: Trung cấp",
        "Nông Thị Hoa có trình độ lý luận chính trị: Sơ cấp",
    ]


def test_degree_of_a_later_day_does_not_count(hoa, truong_ha, post):
    QualificationFactory(person=hoa, obtained_on=ON)

    assert told(hoa, truong_ha, post("SECRETARY")) == []
    assert len(told(hoa, truong_ha, post("SECRETARY"), date(2020, 2, 29))) == 1


@pytest.mark.parametrize(
    ("born_on", "deeds"),
    [
        (date(1989, 3, 2), []),
        (date(1989, 3, 1), ["quá 30 tuổi là tuổi cao nhất giữ lần đầu chức danh"]),
        (
            date(1984, 3, 1),
            [
                "quá 35 tuổi là tuổi cao nhất giữ chức danh",
                "quá 30 tuổi là tuổi cao nhất giữ lần đầu chức danh",
            ],
        ),
    ],
)
def test_ages_count_from_the_birthday_on(schooled, ha_quang, post, born_on, deeds):
    schooled.born_on = born_on
    age = ON.year - born_on.year

    assert told(schooled, ha_quang, post("SECRETARY")) == [
        f"Nông Thị Hoa {age} tuổi vào ngày 01/03/2020, {deed} Bí thư ({REGULATION})"
        for deed in deeds
    ]


def test_whoever_held_the_post_before_does_not_begin(schooled, ha_quang, hoa_an, post):
    schooled.born_on = date(1988, 1, 1)
    TenureFactory(person=schooled, unit=hoa_an, post=post("SECRETARY"))

    assert told(schooled, ha_quang, post("SECRETARY")) == []
    assert len(told(schooled, ha_quang, post("DEPUTY"))) == 1


def test_nobody_without_a_birth_date_is_too_old(schooled, ha_quang, post):
    schooled.born_on = None

    assert told(schooled, ha_quang, post("SECRETARY")) == []


def test_special_ground_asks_less(hoa, ha_quang, post):
    ha_quang.placements.update(special_area=True)

    words = " ".join(told(hoa, ha_quang, post("SECRETARY")))
    assert "từ Cao đẳng trở lên" in words
    assert "từ Sơ cấp trở lên" in words


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (RuleKind.POST_AGE, 35, "35 tuổi"),
        (RuleKind.RANK_CAP, 12.5, "12,5 %"),
        (RuleKind.DEGREE, 3, "Đại học"),
        (RuleKind.THEORY, 0, "Không yêu cầu"),
    ],
)
def test_rule_is_told_in_words(kind, value, words):
    assert in_words(RuleFactory.build(kind=kind, value=value)) == words


def test_every_kind_has_words():
    assert [
        kind for kind in RuleKind if not in_words(RuleFactory.build(kind=kind, value=1))
    ] == []
