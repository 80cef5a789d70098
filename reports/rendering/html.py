"""The report as a file that needs nothing beside it."""

import base64

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

STYLESHEET = "css/document.css"


def as_html(context):
    """The whole page, with its stylesheet in it as a data: URI."""
    with open(finders.find(STYLESHEET), "rb") as file:
        style = base64.b64encode(file.read()).decode()
    stylesheet = f"data:text/css;base64,{style}"
    return render_to_string(
        "reports/document.html", context | {"stylesheet": stylesheet}
    )
