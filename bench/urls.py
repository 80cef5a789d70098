from django.urls import include, path

from . import bare

urlpatterns = [
    path("bench/o/", bare.update),
    path("", include("config.urls")),
]
