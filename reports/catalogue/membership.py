"""A.2: how many members there are, by bloc, and what is counted of them as a whole."""

from django.db.models import Q

from members.choices import Ethnicity, Religion
from reports.figures.algebra import DOWN_TO_DISTRICT, EVERY_LEVEL, Counted
from unions.choices import Bloc

from .populations import MEMBERS
from .terms import BLOC_IDS, rows, share

RELIGIONS = [religion for religion in Religion if religion != Religion.NONE]


def _members(id, label, condition, definition, section="A.2", sensitive=False):
    return Counted(
        id=id,
        label=label,
        unit="đoàn viên",
        section=section,
        definition=definition,
        sensitive=sensitive,
        # In a small unit a number would tell of one person.
        levels=DOWN_TO_DISTRICT if sensitive else EVERY_LEVEL,
        over=MEMBERS,
        take=rows(condition),
    )


def _of_bloc(bloc):
    return _members(
        f"members_{BLOC_IDS[bloc]}",
        f"Đoàn viên khối {bloc.label.lower()}",
        Q(bloc=bloc),
        f"Đoàn viên sinh hoạt trong ngày ở chi đoàn, chi đoàn cơ sở khối "
        f"{bloc.label.lower()}.",
    )


def _share_of_bloc(bloc):
    part = f"members_{BLOC_IDS[bloc]}"
    return share(
        id=f"{part}_share",
        label=f"Tỷ lệ đoàn viên khối {bloc.label.lower()}",
        section="A.2",
        definition=f"Đoàn viên khối {bloc.label.lower()} trên tổng số đoàn viên, phần "
        "trăm, làm tròn hai chữ số.",
        part=part,
        whole="members",
    )


FIGURES = (
    _members(
        "members",
        "Đoàn viên",
        None,
        "Người đang sinh hoạt đoàn trong ngày, tại chi đoàn hoặc chi đoàn cơ sở; đoàn "
        "viên danh dự không tính.",
    ),
    *(_of_bloc(bloc) for bloc in Bloc),
    *(_share_of_bloc(bloc) for bloc in Bloc),
    _members(
        "members_religious",
        "Đoàn viên tôn giáo",
        Q(person__sensitive__religion__in=RELIGIONS),
        "Đoàn viên có ghi một tôn giáo; chỉ công bố số tổng hợp.",
        sensitive=True,
    ),
    _members(
        "members_ethnic_minority",
        "Đoàn viên dân tộc thiểu số",
        # Kinh is number 01 of the official list, every other people comes after.
        Q(person__sensitive__ethnicity__gt=Ethnicity.KINH),
        "Đoàn viên có dân tộc khác dân tộc Kinh; chỉ công bố số tổng hợp.",
        sensitive=True,
    ),
    _members(
        "members_party",
        "Đoàn viên là đảng viên",
        Q(in_party=True),
        "Đoàn viên đã vào Đảng đến hết ngày và chưa ra khỏi Đảng; chỉ công bố số tổng "
        "hợp.",
        section="B.I.3.5",
        sensitive=True,
    ),
)
