"""Documents of which may still be written what becomes of people."""

from django.core.exceptions import ValidationError

from accounts.choices import ReviewState
from unions.models import Restructuring


def lock(restructuring):
    """The document, locked. Raises ValidationError while it waits to be approved, and
    once it is carried out."""
    row = Restructuring.objects.select_for_update().get(pk=restructuring.pk)
    if row.is_applied:
        raise ValidationError(
            f"{row} đã được áp dụng, không đổi nơi bố trí được nữa; hãy hoàn tác trước."
        )
    if row.state == ReviewState.SUBMITTED:
        raise ValidationError(
            f"{row} đang chờ duyệt, không đổi nơi bố trí được; hãy phê duyệt hoặc trả "
            "lại trước."
        )
    return row
