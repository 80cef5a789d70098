"""Yearly evaluations: proposed in a grid, decided on, watched; under one address."""

from django.urls import path

from . import boards, deciding, grid, listing, objects, sending

urlpatterns = [
    path("", listing.show_list, name="evaluations"),
    path("<int:campaign>/", boards.show_board, name="evaluation-campaign"),
    path("<int:campaign>.<slug:form>", boards.download, name="evaluation-file"),
    path("<int:campaign>/nhac/", boards.remind, name="evaluation-remind"),
    path("<int:campaign>/<slug:code>/", grid.show, name="evaluation-grid"),
    path("<int:campaign>/<slug:code>/gui/", sending.send, name="evaluation-send"),
    path(
        "<int:campaign>/<slug:code>/quyet-dinh/",
        deciding.decide,
        name="evaluation-decide",
    ),
    path("<int:campaign>/<slug:code>/<int:row>/", objects.show, name="evaluation"),
]
