"""A.3.1: the people who work full time for the union, by office and post."""

from django.db.models import Q

from cadres.choices import Employment, PostCode
from reports.figures.algebra import DOWN_TO_DISTRICT, PROVINCE

from .shapes import (
    AFFILIATED_STAFF,
    DISTRICT_LEVEL,
    LOCAL_STAFF,
    OFFICE,
    PROVINCIAL,
    tenures,
)


def _posts(prefix, where, levels, names):
    """One figure for each post of an office: {suffix: (post, label, definition)}."""
    return tuple(
        tenures(f"{prefix}_{suffix}", label, where & Q(post=post), text, levels)
        for suffix, (post, label, text) in names.items()
    )


FIGURES = (
    tenures(
        "province_staff",
        "Cán bộ cơ quan Tỉnh Đoàn",
        OFFICE,
        "Người chuyên trách hoặc hợp đồng theo Nghị định 68 ở cơ quan Tỉnh Đoàn trong "
        "ngày; mỗi người tính một lần.",
        PROVINCE,
    ),
    tenures(
        "province_drivers",
        "Lái xe hợp đồng của cơ quan Tỉnh Đoàn",
        PROVINCIAL & Q(post=PostCode.DRIVER, employment=Employment.CONTRACT),
        "Lái xe hợp đồng theo Nghị định 68 ở cơ quan Tỉnh Đoàn trong ngày.",
        PROVINCE,
    ),
    tenures(
        "district_staff",
        "Cán bộ chuyên trách huyện, thành Đoàn",
        LOCAL_STAFF,
        "Người chuyên trách ở cơ quan huyện, thành Đoàn trong ngày; đoàn trực thuộc "
        "không tính ở đây.",
        DOWN_TO_DISTRICT,
    ),
    *_posts(
        "district",
        LOCAL_STAFF,
        DOWN_TO_DISTRICT,
        {
            "secretaries": (
                PostCode.SECRETARY,
                "Bí thư huyện, thành Đoàn",
                "Bí thư chuyên trách của huyện, thành Đoàn trong ngày.",
            ),
            "deputies": (
                PostCode.DEPUTY,
                "Phó Bí thư huyện, thành Đoàn",
                "Phó Bí thư chuyên trách của huyện, thành Đoàn trong ngày.",
            ),
            "specialists": (
                PostCode.SPECIALIST,
                "Chuyên viên huyện, thành Đoàn",
                "Chuyên viên chuyên trách của huyện, thành Đoàn trong ngày.",
            ),
        },
    ),
    tenures(
        "affiliated_staff",
        "Cán bộ đoàn trực thuộc",
        AFFILIATED_STAFF,
        "Bí thư, Phó Bí thư, trợ lý thanh niên và chuyên viên của đoàn trực thuộc tỉnh "
        "trong ngày.",
        PROVINCE,
    ),
    *_posts(
        "affiliated",
        AFFILIATED_STAFF,
        PROVINCE,
        {
            "secretaries": (
                PostCode.SECRETARY,
                "Bí thư đoàn trực thuộc",
                "Bí thư của đoàn trực thuộc tỉnh trong ngày.",
            ),
            "youth_assistants": (
                PostCode.YOUTH_ASSISTANT,
                "Trợ lý thanh niên",
                "Trợ lý thanh niên trong lực lượng vũ trang, ở đoàn trực thuộc tỉnh.",
            ),
            "deputies": (
                PostCode.DEPUTY,
                "Phó Bí thư đoàn trực thuộc",
                "Phó Bí thư của đoàn trực thuộc tỉnh trong ngày.",
            ),
            "specialists": (
                PostCode.SPECIALIST,
                "Chuyên viên đoàn trực thuộc",
                "Chuyên viên của đoàn trực thuộc tỉnh trong ngày.",
            ),
        },
    ),
    tenures(
        "district_level_staff",
        "Cán bộ đoàn cấp huyện và đoàn trực thuộc",
        DISTRICT_LEVEL,
        "Cán bộ chuyên trách huyện, thành Đoàn cùng cán bộ đoàn trực thuộc tỉnh.",
        DOWN_TO_DISTRICT,
    ),
)
