from django.db.models import Func, IntegerField, Subquery


def scalar(rows, function, column, output_field=None):
    """An aggregate of `rows` as one value of the row outside, without the GROUP BY that
    Django adds: scalar(held, "COUNT", "pk")."""
    value = Func(column, function=function, output_field=output_field or IntegerField())
    return Subquery(rows.annotate(scalar=value).values("scalar"))
