"""What concerns every unit of the province is for who answers for all of it."""

from django.core.exceptions import PermissionDenied

from unions.choices import Level
from unions.models import Unit


def is_of_province(user):
    """Whether `user` answers today for the province, not only for a part of it."""
    return Unit.objects.visible_to(user).filter(level=Level.PROVINCE).exists()


def check_province(user):
    """Raises PermissionDenied unless `user` answers for the province."""
    if not is_of_province(user):
        raise PermissionDenied(f"{user} không phụ trách toàn tỉnh.")
