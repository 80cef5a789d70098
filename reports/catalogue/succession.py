"""B.I.3.2: who is prepared for posts, on the lists in force."""

from cadres.models import Candidate
from cadres.succession.force import in_force
from reports.figures import Population
from reports.figures.algebra import DOWN_TO_DISTRICT, Counted
from unions.models.dated import lasting

from .terms import people, rows

VIA = "review__plan__unit__placements__"


def _candidates(scope, day):
    listed = Candidate.objects.filter(review__in=in_force(day), is_dropped=False)
    return listed.filter(lasting(day, VIA), scope.covers(VIA))


CANDIDATES = Population("candidates", _candidates, district=f"{VIA}district")


def _counted(id, label, unit, definition, take):
    return Counted(
        id=id,
        label=label,
        unit=unit,
        section="B.I.3.2",
        definition=definition,
        levels=DOWN_TO_DISTRICT,
        over=CANDIDATES,
        take=take,
    )


FIGURES = (
    _counted(
        "succession_candidacies",
        "Lượt quy hoạch vào các chức danh",
        "lượt",
        "Mỗi người ở một chức danh trong danh sách quy hoạch đã phê duyệt, còn hiệu "
        "lực trong ngày, là một lượt.",
        rows(),
    ),
    _counted(
        "succession_people",
        "Cán bộ trong quy hoạch",
        "đồng chí",
        "Người có tên trong danh sách quy hoạch đã phê duyệt, còn hiệu lực trong "
        "ngày; quy hoạch vào nhiều chức danh chỉ tính một lần.",
        people(None),
    ),
)
