"""The standards in force when this was written; offices end them and write new ones."""

from datetime import date

from django.db import migrations

from unions.overlap import forbid_overlap

REGULATION = "Quy chế cán bộ Đoàn, Quyết định 289-QĐ/TW ngày 08/02/2010"
STATUTE = "Điều lệ Đoàn, Điều 15; Hướng dẫn 22-HD/TWĐTN ngày 28/6/2013"
PRACTICE = "Nguyên tắc quy hoạch cán bộ của Tỉnh Đoàn (Kết luận 07, mục I.3.2)"
RESIDENTIAL = "Tiêu chuẩn cán bộ địa bàn dân cư (Kết luận 08, mục II.2.1)"
COMMITTEE = ("SECRETARY", "DEPUTY", "STANDING_MEMBER", "COMMITTEE_MEMBER")
LEADERS = ("SECRETARY", "DEPUTY")
SINCE_2010, SINCE_2013 = date(2010, 2, 8), date(2013, 6, 28)
SINCE_2018 = date(2018, 1, 1)


def _ages():
    province = {"SECRETARY": (35, 40), "DEPUTY": (33, 38), "STANDING_MEMBER": (32, 37)}
    for post, (first, last) in province.items():
        yield "FIRST_AGE", "PROVINCE", post, "", first
        yield "POST_AGE", "PROVINCE", post, "", last
    for post in COMMITTEE:
        yield "FIRST_AGE", "DISTRICT", post, "", 30
        for level in ("DISTRICT", "GRASSROOTS"):
            yield "POST_AGE", level, post, "ORDINARY", 35
            yield "POST_AGE", level, post, "SPECIAL", 37


def _schooling():
    for post in LEADERS:
        yield "DEGREE", "PROVINCE", post, "", 3
        yield "THEORY", "PROVINCE", post, "", 3
        yield "DEGREE", "DISTRICT", post, "ORDINARY", 3
        yield "DEGREE", "DISTRICT", post, "SPECIAL", 2
        yield "THEORY", "DISTRICT", post, "ORDINARY", 2
        yield "THEORY", "DISTRICT", post, "SPECIAL", 1
        yield "THEORY", "GRASSROOTS", post, "SPECIAL", 1


def _grassroots_schooling():
    for post in LEADERS:
        yield "DEGREE", "GRASSROOTS", post, "", 1


def _plain(**values):
    for kind, value in values.items():
        yield kind, "", "", "", value


RULES = [
    (SINCE_2010, REGULATION, [*_ages(), *_schooling()]),
    (SINCE_2010, RESIDENTIAL, _grassroots_schooling()),
    (
        SINCE_2013,
        STATUTE,
        _plain(
            BRANCH_MEMBERS=3, UNION_BRANCHES=2, UNION_MEMBERS=30, PROVISIONAL_MONTHS=6
        ),
    ),
    (
        SINCE_2018,
        PRACTICE,
        _plain(
            POST_CANDIDATES_MIN=1,
            POST_CANDIDATES_MAX=3,
            PERSON_POSTS_MIN=2,
            PERSON_POSTS_MAX=3,
            SECONDMENT_MONTHS_MIN=6,
            SECONDMENT_MONTHS_MAX=12,
        ),
    ),
]


def add(apps, schema_editor):
    rule = apps.get_model("unions", "Rule")
    rule.objects.bulk_create(
        rule(
            kind=kind,
            level=level,
            post=post,
            ground=ground,
            value=value,
            source=source,
            since=since,
        )
        for since, source, rows in RULES
        for kind, level, post, ground, value in list(rows)
    )


def remove(apps, schema_editor):
    apps.get_model("unions", "Rule").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("unions", "0006_rules")]

    operations = [
        migrations.RunPython(add, remove),
        forbid_overlap("unions_rule", "kind", "level", "post", "ground"),
    ]
