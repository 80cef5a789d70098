from django.urls import path

from unions.views import lookup

urlpatterns = [path("chon/don-vi/", lookup.suggest_units, name="suggest-units")]
