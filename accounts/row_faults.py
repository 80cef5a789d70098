"""What is wrong with single rows of many that are written at once."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from accounts import vietnamese

SHOWN = 50


def refuse(faults):
    """Raises ValidationError with `faults`, {key of the row: sentence that names it}:
    the first fifty by key, and how many more there are. Does nothing without any."""
    if not faults:
        return
    told = {str(key): text for key, text in list(faults.items())[:SHOWN]}
    if more := len(faults) - len(told):
        told[NON_FIELD_ERRORS] = (
            f"Còn {vietnamese.number(more)} dòng khác chưa đúng; hãy sửa các dòng đã "
            "nêu rồi thử lại."
        )
    raise ValidationError(told)
