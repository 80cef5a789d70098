from django import template

from accounts import vietnamese

register = template.Library()

register.filter("vn_number", vietnamese.number)
register.filter("vn_date", vietnamese.day)
register.filter("vn_date_long", vietnamese.day_long)
