"""The report as a file that needs nothing beside it."""

import base64

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

STYLESHEETS = ("css/tokens.css", "css/document.css")


def as_html(context):
    """The whole page, its stylesheets within it as data: URIs."""
    sheets = [_data_uri(name) for name in STYLESHEETS]
    return render_to_string("reports/document.html", context | {"stylesheets": sheets})


def _data_uri(name):
    with open(finders.find(name), "rb") as file:
        return "data:text/css;base64," + base64.b64encode(file.read()).decode()
