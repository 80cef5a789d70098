"""Units smaller than the standards of the day ask for."""

from functools import reduce
from operator import or_

from django.db.models import OuterRef, Q, Subquery

from accounts.subqueries import scalar
from members.models import Enrolment
from members.standards import least, sizes_on
from unions.choices import Bloc, Form
from unions.models import Placement, Unit
from unions.models.dated import lasting

from . import columns
from .listing import Group, Listing, declare

VIEW = "unions.view_unit"
HERE = OuterRef("pk")


def _standing(day):
    """The units of `day`, each with the form and the bloc that it had then."""
    then = Placement.objects.on(day).filter(unit=HERE)
    return Unit.objects.on(day).annotate(
        form_then=Subquery(then.values("form")[:1]),
        bloc_then=Subquery(then.values("bloc")[:1]),
    )


def _small_branches(asked):
    ours = Enrolment.objects.on(asked.day).filter(unit=HERE)
    few = [
        Q(form_then=form, members__lt=least(rule))
        for form, rule in sizes_on(asked.day).holders.items()
    ]
    rows = _standing(asked.day).annotate(members=scalar(ours, "COUNT", "pk"))
    return rows.filter(reduce(or_, few)).order_by("sort_key", "pk")


def _ask_branches(rows, asked):
    holders = sizes_on(asked.day).holders
    for row in rows:
        row.least = least(holders[row.form_then])


def _small_unions(asked):
    """As members.standards.Sizes.is_small_union, by where branches lay on the day."""
    day, sizes = asked.day, sizes_on(asked.day)
    via = "unit__placements__"
    below = Placement.objects.on(day).filter(grassroots=HERE, form=Form.BRANCH)
    within = lasting(day, via) & Q(**{f"{via}grassroots": HERE})
    ours = Enrolment.objects.on(day).filter(within)
    rows = _standing(day).filter(form_then=Form.UNION)
    rows = rows.annotate(
        branches=scalar(below, "COUNT", "pk"), members=scalar(ours, "COUNT", "pk")
    )
    few = Q(members__lt=least(sizes.members)) & ~Q(bloc_then=Bloc.RESIDENTIAL)
    rows = rows.filter(Q(branches__lt=least(sizes.branches)) | few)
    return rows.order_by("sort_key", "pk")


def _ask_unions(rows, asked):
    sizes = sizes_on(asked.day)
    for row in rows:
        is_commune = row.bloc_then == Bloc.RESIDENTIAL
        row.least_branches = least(sizes.branches)
        row.least_members = None if is_commune else least(sizes.members)


declare(
    Listing(
        slug="it-doan-vien",
        title="Chi đoàn ít đoàn viên hơn quy định",
        group=Group.STANDARDS,
        explain="Chi đoàn, chi đoàn cơ sở có ít đoàn viên hơn mức của tiêu chuẩn áp "
        "dụng ngày đã chọn. Hãy giới thiệu đoàn viên đến, hoặc sáp nhập.",
        empty="Chi đoàn nào cũng đủ đoàn viên theo quy định.",
        permission=VIEW,
        rows=_small_branches,
        prepare=_ask_branches,
        columns=(
            columns.unit(path=""),
            columns.number("Đoàn viên", "members"),
            columns.number("Ít nhất", "least"),
        ),
    ),
    Listing(
        slug="doan-co-so-nho",
        title="Đoàn cơ sở ít chi đoàn hoặc đoàn viên hơn quy định",
        group=Group.STANDARDS,
        explain="Đoàn cơ sở có ít chi đoàn hoặc đoàn viên hơn mức của tiêu chuẩn; đoàn "
        "xã, phường, thị trấn chỉ xét số chi đoàn. Hãy xét đổi thành chi đoàn cơ sở "
        "hoặc sáp nhập.",
        empty="Đoàn cơ sở nào cũng đủ chi đoàn, đoàn viên theo quy định.",
        permission=VIEW,
        rows=_small_unions,
        prepare=_ask_unions,
        columns=(
            columns.unit(path=""),
            columns.number("Chi đoàn", "branches"),
            columns.number("Chi đoàn ít nhất", "least_branches"),
            columns.number("Đoàn viên", "members"),
            columns.number("Đoàn viên ít nhất", "least_members"),
        ),
    ),
)
