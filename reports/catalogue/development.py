"""B.II.3.2: who came into membership and who left it."""

from django.db.models import Q

from members.choices import ARRIVALS, DEPARTURES, Campaign, Entry, Exit
from reports.figures.algebra import Counted

from .populations import ENTRIES, EXITS
from .terms import rows

SECTION = "B.II.3.2"


def _flow(id, label, over, condition, definition):
    return Counted(
        id=id,
        label=label,
        unit="đoàn viên",
        section=SECTION,
        definition=definition,
        over=over,
        take=rows(condition),
    )


def _leavers(reason, suffix):
    return _flow(
        f"leavers_{suffix}",
        f"Đoàn viên thôi sinh hoạt Đoàn ở tỉnh: {reason.label.lower()}",
        EXITS,
        Q(exit=reason),
        f"Đoàn viên thôi sinh hoạt trong kỳ với lý do: {reason.label.lower()}.",
    )


FIGURES = (
    _flow(
        "admissions",
        "Đoàn viên mới kết nạp",
        ENTRIES,
        Q(entry=Entry.ADMITTED),
        "Người được kết nạp theo quyết định trong kỳ, sau ngày đầu kỳ đến hết ngày "
        "cuối kỳ.",
    ),
    _flow(
        "admissions_class_90",
        "Đoàn viên mới lớp đoàn viên 90 năm",
        ENTRIES,
        Q(entry=Entry.ADMITTED, admission__campaign=Campaign.CLASS_90),
        "Người được kết nạp trong kỳ thuộc lớp đoàn viên 90 năm thành lập Đoàn.",
    ),
    _flow(
        "arrivals",
        "Đoàn viên chuyển đến từ ngoài tỉnh",
        ENTRIES,
        Q(entry__in=ARRIVALS),
        "Đoàn viên được tiếp nhận từ ngoài tỉnh trong kỳ.",
    ),
    _flow(
        "leavers",
        "Đoàn viên thôi sinh hoạt Đoàn ở tỉnh",
        EXITS,
        Q(exit__in=DEPARTURES),
        "Đoàn viên trưởng thành, chuyển ra ngoài tỉnh, bị xóa tên, khai trừ, từ trần "
        "hoặc thành đoàn viên danh dự trong kỳ; chuyển sinh hoạt trong tỉnh không "
        "tính.",
    ),
    _leavers(Exit.MATURED, "matured"),
    _leavers(Exit.TRANSFERRED, "transferred"),
    _leavers(Exit.STRUCK_OFF, "struck_off"),
    _leavers(Exit.EXPELLED, "expelled"),
    _leavers(Exit.DECEASED, "deceased"),
    _leavers(Exit.HONORARY, "honorary"),
)
