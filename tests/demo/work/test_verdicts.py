from cadres.choices import ObjectKind, Rank, Scale
from demo.work.verdicts import Verdict


def verdict(**facts):
    return Verdict(2021, Scale.QUALITY, ObjectKind.MEMBER, (2, 1), **facts)


def test_the_best_come_first_and_the_rest_has_no_rank():
    assert verdict(unrated="Mới chuyển đến").spread(5) == [
        Rank.EXCELLENT,
        Rank.EXCELLENT,
        Rank.GOOD,
        "",
        "",
    ]


def test_the_rest_is_given_the_rank_of_the_others():
    assert verdict(others=Rank.COMPLETED).spread(4)[2:] == [Rank.GOOD, Rank.COMPLETED]


def test_a_rank_too_many_is_told_by_its_length():
    assert len(verdict().spread(2)) == 3
