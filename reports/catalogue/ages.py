"""A.3.2: how old the cadres are on the day of the report."""

from django.db.models import Avg, Max, Min

from reports.figures.algebra import DOWN_TO_DISTRICT, PROVINCE

from .shapes import (
    DISTRICT_STAFF,
    GRASSROOTS_SECRETARIES,
    GRASSROOTS_SECRETARY,
    LOCAL_STAFF,
    OFFICE,
    PROVINCE_STAFF,
    tenures,
)


def _ages(prefix, where, levels, whose, bounds=True):
    spec = (("min", Min, "thấp nhất"), ("max", Max, "cao nhất"))
    spec = (*(spec if bounds else ()), ("mean", Avg, "trung bình"))
    return tuple(
        tenures(
            f"{prefix}_{suffix}_age",
            f"Tuổi {word} của {whose}",
            take("age", filter=where),
            "Tuổi tròn năm, tính đến ngày báo cáo.",
            levels,
            unit="tuổi",
            section="A.3.2",
        )
        for suffix, take, word in spec
    )


FIGURES = (
    *_ages("province_staff", OFFICE, PROVINCE, PROVINCE_STAFF, bounds=False),
    *_ages("district_staff", LOCAL_STAFF, DOWN_TO_DISTRICT, DISTRICT_STAFF),
    *_ages(
        "grassroots_secretaries",
        GRASSROOTS_SECRETARY,
        DOWN_TO_DISTRICT,
        GRASSROOTS_SECRETARIES,
    ),
)
