from django.db.models import Case, F, IntegerField, Q, Value, When
from django.db.models.functions import ExtractYear


def age_on(day, born="person__born_on"):
    """Whole years on `day` of a person whose birth date is in the column `born`."""
    later_month = Q(**{f"{born}__month__gt": day.month})
    later_day = Q(**{f"{born}__month": day.month, f"{born}__day__gt": day.day})
    not_yet = Case(
        When(later_month | later_day, then=1), default=0, output_field=IntegerField()
    )
    return Value(day.year) - ExtractYear(F(born)) - not_yet
