"""Who went to other work, who is away for a time, and who was elected outside the
union."""

from datetime import timedelta
from operator import attrgetter

from django.db.models import Count, Q
from django.urls import reverse

from accounts import vietnamese
from accounts.days import add_months
from cadres.choices import MoveKind, OfficeBody, Sphere
from cadres.models import ElectedOffice, Move
from unions.choices import RuleKind
from unions.models import Rule

from . import asking, columns
from .listing import Group, Listing, declare

VIEW = "cadres.view_move"
RELATED = ("person", "unit", "post", "into", "into_post")
KIND = "hinh-thuc"
LENGTHS = (RuleKind.SECONDMENT_MONTHS_MIN, RuleKind.SECONDMENT_MONTHS_MAX)
# How many days ahead a return is told of.
SOON = 30
LEAVING = (
    columns.person(),
    columns.text("Chức danh khi đi", "post"),
    columns.unit("Đơn vị đi"),
)


def _target(move, asked):
    if move.into is None:
        return move.place
    return f"{move.into_post}, {move.into}" if move.into_post else str(move.into)


TARGET = columns.text("Nơi đến", _target)
AWAY_AT = columns.text("Nơi đến", _target, link=attrgetter("office"))


def _moves_fields(today):
    return asking.since_of(today) | {KIND: asking.one_of("Hình thức", MoveKind)}


def _moves(asked):
    rows = asking.happened(Move.objects.select_related(*RELATED), asked)
    rows = asking.narrowed(rows, asked, kind=KIND)
    return rows.order_by("-on", "unit__sort_key", "pk")


def _moves_summary(rows, asked):
    told = rows.order_by().aggregate(
        persons=Count("person", distinct=True),
        outside=Count("pk", filter=~Q(sphere=Sphere.UNION)),
        over_age=Count("pk", filter=Q(is_over_age=True)),
    )
    return [
        ("Số người", told["persons"]),
        ("Ra ngoài tổ chức Đoàn", told["outside"]),
        ("Bố trí khi hết tuổi", told["over_age"]),
    ]


def _kind(move, asked):
    kind = move.get_kind_display()
    return f"{kind}, hết tuổi công tác Đoàn" if move.is_over_age else kind


def _sphere(move, asked):
    return f"{move.get_sphere_display()}, {move.get_tier_display().lower()}"


# Secondments


def _away(asked):
    rows = Move.objects.filter(
        Q(returned_on=None) | Q(returned_on__gt=asked.day),
        kind=MoveKind.SECONDMENT,
        on__lte=asked.day,
    )
    return rows.select_related(*RELATED).order_by("planned_until", "pk")


def _judge(rows, asked):
    """Reads the lengths that were asked of secondments when each began, and where
    those who record it write the return."""
    writes = asked.user.is_staff and asked.user.has_perm("cadres.change_move")
    rules = list(Rule.objects.filter(kind__in=LENGTHS))
    for move in rows:
        held = [rule for rule in rules if _held(rule, move.on)]
        bounds = {rule.kind: add_months(move.on, int(rule.value)) for rule in held}
        move.remarks = ", ".join(_remarks(move, bounds, asked.day))
        move.office = (
            reverse("admin:cadres_move_change", args=[move.pk]) if writes else ""
        )


def _held(rule, day):
    return rule.since <= day and (rule.until is None or day < rule.until)


def _remarks(move, bounds, day):
    left = (move.planned_until - day).days
    if left < 0:
        yield f"Quá ngày dự kiến về {vietnamese.number(-left)} ngày"
    elif left == 0:
        yield "Đến ngày dự kiến về"
    elif left <= SOON:
        yield f"Còn {left} ngày đến ngày dự kiến về"
    if move.planned_until < bounds.get(LENGTHS[0], move.planned_until):
        yield "Ngắn hơn quy định"
    if move.planned_until > bounds.get(LENGTHS[1], move.planned_until):
        yield "Dài hơn quy định"


def _is_late(move, asked):
    return move.planned_until <= asked.day


def _away_summary(rows, asked):
    due = Q(planned_until__lte=asked.day)
    soon = Q(planned_until__lte=asked.day + timedelta(SOON))
    told = rows.order_by().aggregate(
        late=Count("pk", filter=due), soon=Count("pk", filter=soon & ~due)
    )
    return [
        ("Đến hoặc quá ngày dự kiến về", told["late"]),
        (f"Đến ngày về trong {SOON} ngày tới", told["soon"]),
    ]


# Elected offices


def _elected(asked):
    rows = ElectedOffice.objects.on(asked.day).select_related("person", "unit")
    return rows.order_by("body", "tier", "unit__sort_key", "person__sort_key", "pk")


def _elected_summary(rows, asked):
    asked_of = {body.value: Count("pk", filter=Q(body=body)) for body in OfficeBody}
    told = rows.order_by().aggregate(**asked_of)
    return [(body.label, told[body.value]) for body in OfficeBody]


declare(
    Listing(
        slug="luan-chuyen",
        title="Luân chuyển, điều động cán bộ",
        group=Group.MOVES,
        explain="Các lượt cán bộ đi nhận công tác khác tính đến ngày được chọn, kể cả "
        "cử đi thực tế có thời hạn.",
        empty="Không có lượt luân chuyển, điều động nào trong thời gian này.",
        permission=VIEW,
        columns=(
            *LEAVING,
            columns.text("Hình thức", _kind),
            TARGET,
            columns.text("Nơi đến thuộc", _sphere),
            columns.day("Từ ngày", "on"),
            columns.text("Quyết định", "decision"),
        ),
        rows=_moves,
        fields=_moves_fields,
        is_past=True,
        summary=_moves_summary,
    ),
    Listing(
        slug="biet-phai",
        title="Cán bộ đang đi thực tế có thời hạn",
        group=Group.MOVES,
        explain="Đã cử đi mà chưa về. Quá ngày dự kiến thì mở nơi đến để ghi ngày về, "
        "hoặc đính chính ngày dự kiến khi gia hạn; thời gian được so với quy định của "
        "ngày đi.",
        empty="Không có cán bộ nào đang đi thực tế vào ngày này.",
        permission=VIEW,
        columns=(
            *LEAVING,
            AWAY_AT,
            columns.day("Từ ngày", "on"),
            columns.day("Dự kiến về", "planned_until", is_wrong=_is_late),
            columns.text("Nhận xét", "remarks"),
        ),
        rows=_away,
        is_past=True,
        prepare=_judge,
        summary=_away_summary,
    ),
    Listing(
        slug="trung-cu",
        title="Cán bộ Đoàn trúng cử cấp ủy, hội đồng nhân dân",
        group=Group.MOVES,
        explain="Cán bộ đang là thành viên cấp ủy Đảng hoặc đại biểu hội đồng nhân dân "
        "vào ngày được chọn.",
        empty="Không có cán bộ nào giữ vị trí trúng cử vào ngày này.",
        permission="cadres.view_electedoffice",
        columns=(
            columns.person(),
            columns.unit(),
            columns.text("Cơ quan", "get_body_display"),
            columns.text("Cấp", "get_tier_display"),
            columns.text("Nhiệm kỳ", "term"),
            columns.day("Từ ngày", "since"),
        ),
        rows=_elected,
        summary=_elected_summary,
    ),
)
