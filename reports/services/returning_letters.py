"""What is written to a unit when its return was decided on."""

from django.utils import timezone

from unions.services import letters

WRITER = "reports.change_return"


def tell_approved(row, *, by, at):
    _post(
        row,
        by=by,
        at=at,
        subject=f"{row.period}: biểu số liệu đã được phê duyệt",
        lines=[
            f"Biểu số liệu {row.period} của {row.unit.name} đã được {by} phê duyệt.",
            "Biểu đã khóa. Nếu cần sửa, hãy đề nghị Tỉnh Đoàn trả lại biểu.",
        ],
    )


def tell_returned(row, *, by, at):
    _post(
        row,
        by=by,
        at=at,
        subject=f"{row.period}: biểu số liệu được trả lại để hoàn thiện",
        lines=[
            f"Biểu số liệu {row.period} của {row.unit.name} được {by} trả lại để hoàn "
            "thiện.",
            "Lý do và nhận xét từng ô nằm ngay trong biểu. Hãy đăng nhập Đoàn Vụ, mở "
            "mục Biểu mẫu, sửa rồi gửi lại.",
        ],
    )


def _post(row, *, by, at, subject, lines):
    """To whoever sent it and all who answer for the unit, but not to `by`."""
    writers = letters.writers_of(row.unit, timezone.localdate(at), WRITER)
    people = {user.pk: user for user in [*writers, row.submitted_by]}
    people.pop(by.pk, None)
    letters.post(users=people.values(), subject=subject, lines=lines)
