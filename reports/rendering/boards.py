"""The board of a period and the comparison of its senders, as rows of a sheet."""

from accounts import vietnamese

BOARD = (
    "Đơn vị",
    "Cơ sở đoàn",
    "Trạng thái",
    "Số ô phải điền",
    "Số ô đã điền",
    "Hạn nộp",
    "Ngày gửi lần đầu",
    "Đúng hạn",
    "Lần gửi gần nhất",
    "Người gửi",
    "Quyết định",
    "Người quyết định",
    "Lý do trả lại",
)
NOT_STARTED = "Chưa bắt đầu"


def list_board(standings):
    """The rows under BOARD of senders and of grassroots units."""
    return [_line(standing) for standing in standings]


def _line(standing):
    review = standing.review
    sender, part = standing.name, ""
    if standing.is_part:
        sender, part = standing.sender.name, standing.name
    return [
        sender,
        part,
        review.get_state_display() if review else NOT_STARTED,
        standing.progress.asked,
        standing.progress.filled,
        standing.due_on,
        standing.sent_on,
        say_time(standing),
        review and review.submitted_at and _day(review.submitted_at),
        review and review.submitted_by and str(review.submitted_by),
        review and review.decided_at and _day(review.decided_at),
        review and review.decided_by and str(review.decided_by),
        review.reason if review else "",
    ]


def say_time(standing):
    """Whether a return came in time."""
    if standing.is_sent:
        return "Gửi muộn" if standing.is_late else "Đúng hạn"
    return "Quá hạn" if standing.is_overdue else "Chưa đến hạn"


def _day(moment):
    return vietnamese.day(moment)


def head_comparison(comparison):
    """The headings of a comparison: each figure in this period and the one before."""
    heads = ["Đơn vị", "Trạng thái", "Đoàn viên"]
    for column in comparison.columns:
        words = f"{column.figure.label} ({column.figure.unit})"
        heads.append(f"{words}, {comparison.period}")
        if comparison.previous:
            heads.append(f"{words}, {comparison.previous}")
    return heads


def list_comparison(comparison):
    """The rows under these headings, the total first."""
    lines = [["Cộng", "", comparison.members[None], *_values(comparison, None)]]
    for standing in comparison.standings:
        review = standing.review
        lines.append(
            [
                standing.name,
                review.get_state_display() if review else NOT_STARTED,
                comparison.members.get(standing.unit.pk, 0),
                *_values(comparison, standing.unit.pk),
            ]
        )
    return lines


def _values(comparison, unit):
    periods = [period for period in (comparison.period, comparison.previous) if period]
    return [
        comparison.values.get((period.pk, unit, column.id))
        for column in comparison.columns
        for period in periods
    ]
