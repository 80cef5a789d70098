"""How many of each campaign of 2018 – 2021 were given which rank (Conclusion 07, I.3.5;
Conclusion 08, II.4.2)."""

from dataclasses import dataclass

from cadres.choices import ObjectKind, Rank, Scale

LATELY = "Sinh hoạt tại chi đoàn chưa đủ 6 tháng"
NOT_REGISTERED = "Không đăng ký danh hiệu"
DISTRICT, GRASSROOTS, BRANCH, COLLECTIVE, CADRE, MEMBER = ObjectKind


@dataclass(frozen=True)
class Verdict:
    """`counts` of the ranks of the scale, the highest first; the rest is given
    `others`, or no rank for the reason `unrated`."""

    year: int
    scale: Scale
    kind: ObjectKind
    counts: tuple
    others: str = ""
    unrated: str = ""

    def spread(self, number):
        """The ranks of so many objects, from the highest."""
        pairs = zip(self.scale.ranks, self.counts, strict=False)
        told = [rank for rank, count in pairs for _ in range(count)]
        return told + [self.others] * (number - len(told))


def _quality(year, kind, *counts, **rest):
    return Verdict(year, Scale.QUALITY, kind, counts, **rest)


VERDICTS = [
    _quality(2018, DISTRICT, 8, 11),
    _quality(2019, DISTRICT, 8, 10),
    _quality(2020, DISTRICT, 11, 4),
    _quality(2021, DISTRICT, 11, 4),
    *(
        Verdict(year, Scale.EMULATION, DISTRICT, (2, 7), others=Rank.ADVANCED)
        for year in (2018, 2019, 2020, 2021)
    ),
    _quality(2021, GRASSROOTS, 96, 210, 36, 3),
    _quality(2021, BRANCH, 705, 1298, 318, 25),
    _quality(2021, COLLECTIVE, 1, 1),
    _quality(2021, CADRE, 110, others=Rank.GOOD),
    _quality(2021, MEMBER, 16207, 7573, 2918, 74, unrated=LATELY),
    Verdict(2021, Scale.STRONG_BRANCH, BRANCH, (1743, 384), unrated=NOT_REGISTERED),
    Verdict(2021, Scale.THREE_INITIATIVES, GRASSROOTS, (215, 9)),
]
