"""What was commended, won and inspected in a span of days."""

from django.db.models import Count, OuterRef, Q
from django.urls import reverse

from accounts.subqueries import scalar
from cadres.choices import AwardTitle, Prize
from cadres.models import Award, Contest, ContestEntry, InspectedUnit, Inspection

from . import asking, columns
from .listing import Group, Listing, Work, declare

TITLE = "danh-hieu"


def _awards_fields(today):
    return asking.since_of(today) | {TITLE: asking.one_of("Danh hiệu", AwardTitle)}


def _awards(asked):
    rows = Award.objects.select_related("unit", "person")
    rows = asking.narrowed(asking.happened(rows, asked), asked, title=TITLE)
    return rows.order_by("-on", "title", "unit__sort_key", "pk")


def _form(award, asked):
    return f"{award.get_form_display()}, {award.get_tier_display().lower()}"


def _awards_summary(rows, asked):
    told = rows.order_by().aggregate(
        units=Count("pk", filter=Q(person=None)),
        people=Count("pk", filter=Q(person__isnull=False)),
    )
    return [("Tập thể", told["units"]), ("Cá nhân", told["people"])]


# Contests


def _contests(asked):
    entries = ContestEntry.objects.filter(contest=OuterRef("pk"))
    won = {
        prize.lower(): scalar(entries.filter(prize=prize), "COUNT", "pk")
        for prize in Prize
    }
    rows = Contest.objects.select_related("unit").annotate(
        entrants=scalar(entries, "COUNT", "pk"), **won
    )
    return asking.happened(rows, asked).order_by("-on", "pk")


def _contest_page(contest):
    return reverse("contest", args=[contest.pk])


# Inspections


def _rounds(asked):
    units = InspectedUnit.objects.filter(inspection=OuterRef("pk"))
    rows = Inspection.objects.select_related("unit").annotate(
        looked_at=scalar(units, "COUNT", "pk"),
        concluded=scalar(units.exclude(conclusion=""), "COUNT", "pk"),
    )
    return asking.happened(rows, asked, "begins_on").order_by("-begins_on", "pk")


def _inspection_page(inspection):
    return reverse("inspection", args=[inspection.pk])


def _begun(row, asked):
    return row.inspection.begins_on


def _inspected(asked):
    rows = InspectedUnit.objects.select_related("unit", "inspection__unit")
    rows = asking.happened(rows, asked, "inspection__begins_on")
    return rows.order_by("-inspection__begins_on", "unit__sort_key", "pk")


declare(
    Listing(
        slug="khen-thuong",
        title="Khen thưởng tập thể, cá nhân",
        group=Group.HONOURS,
        explain="Các quyết định khen thưởng trong thời gian được chọn; mỗi tập thể, "
        "cá nhân một dòng.",
        empty="Không có khen thưởng nào trong thời gian này.",
        permission="cadres.view_award",
        columns=(
            columns.unit(),
            columns.person("Cá nhân"),
            columns.text("Danh hiệu", "get_title_display"),
            columns.text("Hình thức", _form),
            columns.text("Thành tích, dịp", "occasion"),
            columns.text("Quyết định", "decision"),
            columns.day("Ngày", "on"),
        ),
        rows=_awards,
        fields=_awards_fields,
        is_past=True,
        summary=_awards_summary,
    ),
    Work(
        title="Ghi khen thưởng theo quyết định",
        group=Group.HONOURS,
        explain="Nhiều tập thể, cá nhân được khen bằng một quyết định, ghi một lần.",
        permission="cadres.add_award",
        url_name="commend",
    ),
    Listing(
        slug="hoi-thi",
        title="Hội thi cán bộ",
        group=Group.HONOURS,
        explain="Hội thi đã tổ chức trong thời gian được chọn, số thí sinh và số "
        "giải. Mở hội thi để ghi thí sinh, giải.",
        empty="Không có hội thi nào trong thời gian này.",
        permission="cadres.view_contest",
        columns=(
            columns.text("Hội thi", "name", link=_contest_page),
            columns.unit("Đơn vị tổ chức"),
            columns.text("Cấp", "get_tier_display"),
            columns.day("Ngày", "on"),
            columns.number("Thí sinh", "entrants"),
            *(columns.number(prize.label, prize.lower()) for prize in Prize),
        ),
        rows=_contests,
        fields=asking.since_of,
        is_past=True,
    ),
    Listing(
        slug="kiem-tra",
        title="Đợt kiểm tra, giám sát",
        group=Group.HONOURS,
        explain="Đợt bắt đầu trong thời gian được chọn, số đơn vị và số kết luận. Mở "
        "đợt để ghi đơn vị, kết luận.",
        empty="Không có đợt kiểm tra, giám sát nào trong thời gian này.",
        permission="cadres.view_inspection",
        columns=(
            columns.text("Đợt", "name", link=_inspection_page),
            columns.text("Nội dung", "get_subject_display"),
            columns.unit("Đơn vị chủ trì"),
            columns.day("Từ ngày", "begins_on"),
            columns.day("Đến hết ngày", "ends_on"),
            columns.number("Đơn vị", "looked_at"),
            columns.number("Đã kết luận", "concluded"),
        ),
        rows=_rounds,
        fields=asking.since_of,
        is_past=True,
    ),
    Listing(
        slug="duoc-kiem-tra",
        title="Đơn vị được kiểm tra, giám sát",
        group=Group.HONOURS,
        explain="Mỗi đơn vị trong từng đợt một dòng, cùng kết luận, kiến nghị.",
        empty="Không có đơn vị nào được kiểm tra, giám sát trong thời gian này.",
        permission="cadres.view_inspectedunit",
        columns=(
            columns.unit(),
            columns.text("Đợt", "inspection"),
            columns.text("Nội dung", "inspection.get_subject_display"),
            columns.text("Chủ trì", "inspection.unit.name"),
            columns.day("Từ ngày", _begun),
            columns.text("Kết luận, kiến nghị", "conclusion"),
        ),
        rows=_inspected,
        fields=asking.since_of,
        is_past=True,
    ),
)
