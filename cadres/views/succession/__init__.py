"""Plans of succession: drawn up, reviewed every year, decided on."""

from django.urls import path

from . import candidates, decisions, listing, plans, reviews

urlpatterns = [
    path("", listing.show_list, name="succession"),
    path("lap/", plans.draw_up, name="succession-draw-up"),
    path("<int:pk>/", plans.show, name="succession-plan"),
    path("<int:pk>/ra-soat/", plans.begin, name="succession-begin"),
    path("ra-soat/<int:pk>/", reviews.show, name="succession-review"),
    path("ra-soat/<int:pk>/gui/", reviews.submit, name="succession-submit"),
    path("ra-soat/<int:pk>/phe-duyet/", decisions.approve, name="succession-approve"),
    path("ra-soat/<int:pk>/tra-lai/", decisions.send_back, name="succession-return"),
    path("nguoi/<int:pk>/", candidates.revise, name="succession-candidate"),
    path("nguoi/<int:pk>/dua-ra/", candidates.drop, name="succession-drop"),
]
