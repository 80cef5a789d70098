"""The project's pages and one that its author forgot to think about."""

from django.http import HttpResponse
from django.urls import include, path

urlpatterns = [
    path("forgotten/", lambda request: HttpResponse("records")),
    path("", include("config.urls")),
]
