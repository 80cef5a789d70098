"""Standing rules over the records of people, and branches that have too few."""

from functools import reduce
from operator import or_

from django.db.models import Count, Exists, OuterRef, Q

from accounts.integrity import Kind, StandingRule, declare
from accounts.subqueries import scalar
from members.ages import born_by
from members.models import Enrolment, Person
from members.standards import least, sizes_on
from unions.choices import Bloc, Form
from unions.models import Unit

# Nobody younger or older than this is in a register of members.
CHILD = 10
AGED = 100


def _kept_elsewhere(day):
    elsewhere = Enrolment.objects.open().filter(person=OuterRef("pk"))
    return Person.objects.filter(Exists(elsewhere.exclude(unit=OuterRef("unit"))))


def _born_impossibly(day):
    member = Exists(Enrolment.objects.on(day).filter(person=OuterRef("pk")))
    too_old = Q(born_on__lte=born_by(day, AGED + 1)) & Q(member)
    return Person.objects.filter(Q(born_on__gt=born_by(day, CHILD)) | too_old)


def _same_identity_number(day):
    known = Person.objects.exclude(identity_number="").values("identity_number")
    twice = known.annotate(times=Count("pk")).filter(times__gt=1)
    return Person.objects.filter(identity_number__in=twice.values("identity_number"))


def _few_members(day):
    sizes = sizes_on(day)
    ours = Enrolment.objects.on(day).filter(unit=OuterRef("pk"))
    counted = Unit.objects.on(day).annotate(members=scalar(ours, "COUNT", "pk"))
    few = (
        Q(form=form, members__lt=least(rule)) for form, rule in sizes.holders.items()
    )
    return counted.filter(reduce(or_, few))


def _few_branches(day):
    """As Sizes.is_small_union, asked of the database. A commune with enough branches
    may have fewer members."""
    sizes = sizes_on(day)
    below = Unit.objects.on(day).filter(grassroots=OuterRef("pk"), form=Form.BRANCH)
    ours = Enrolment.objects.on(day).filter(unit__grassroots=OuterRef("pk"))
    counted = Unit.objects.on(day).filter(form=Form.UNION)
    counted = counted.annotate(
        branches=scalar(below, "COUNT", "pk"), members=scalar(ours, "COUNT", "pk")
    )
    few = Q(members__lt=least(sizes.members)) & ~Q(bloc=Bloc.RESIDENTIAL)
    return counted.filter(Q(branches__lt=least(sizes.branches)) | few)


declare(
    StandingRule(
        id="people_kept_by_another_unit",
        label="Hồ sơ do đơn vị khác nơi sinh hoạt quản lý",
        explanation="Đoàn viên đang sinh hoạt ở một chi đoàn nhưng hồ sơ ghi do đơn "
        "vị khác quản lý, nên chi đoàn không thấy hồ sơ. Hãy đính chính đơn vị quản "
        "lý.",
        model=Person,
        find=_kept_elsewhere,
    ),
    StandingRule(
        id="people_born_impossibly",
        label="Ngày sinh không thể đúng",
        explanation="Người dưới 10 tuổi, chưa sinh ra, hoặc đoàn viên trên 100 tuổi. "
        "Hãy đối chiếu giấy tờ rồi đính chính ngày sinh.",
        model=Person,
        find=_born_impossibly,
    ),
    StandingRule(
        id="people_with_the_same_identity_number",
        label="Hai hồ sơ chung một số định danh",
        explanation="Một số định danh chỉ của một người. Hãy đính chính số sai, hoặc "
        "gộp hai hồ sơ nếu là một người.",
        model=Person,
        find=_same_identity_number,
    ),
    StandingRule(
        id="branches_with_few_members",
        label="Chi đoàn ít đoàn viên hơn quy định",
        explanation="Chi đoàn có ít đoàn viên hơn mức trong danh mục Tiêu chuẩn. Hãy "
        "giới thiệu đoàn viên sang chi đoàn khác, hoặc sáp nhập chi đoàn.",
        model=Unit,
        find=_few_members,
        kind=Kind.ATTENTION,
    ),
    StandingRule(
        id="unions_with_few_branches",
        label="Đoàn cơ sở ít chi đoàn hoặc đoàn viên hơn quy định",
        explanation="Đoàn cơ sở có ít chi đoàn hoặc đoàn viên hơn mức trong danh mục "
        "Tiêu chuẩn; đoàn xã, phường, thị trấn chỉ xét số chi đoàn. Hãy xét đổi thành "
        "chi đoàn cơ sở hoặc sáp nhập.",
        model=Unit,
        find=_few_branches,
        kind=Kind.ATTENTION,
    ),
)
