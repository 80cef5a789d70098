from django.urls import include, path

from unions.views import lookup

urlpatterns = [
    path("chon/don-vi/", lookup.suggest_units, name="suggest-units"),
    path("", include("unions.views.restructurings")),
]
