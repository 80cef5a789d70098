"""Returns: filled in, checked, sent, decided on; under one address."""

from django.urls import path

from . import (
    boards,
    books,
    cells,
    comparisons,
    explanations,
    grid,
    history,
    listing,
    portions,
    reviewing,
    sending,
)

urlpatterns = [
    path("", listing.show_list, name="returns"),
    path("theo-doi/<int:period>/", boards.show_board, name="board"),
    path("theo-doi/<int:period>.<slug:form>", boards.download, name="board-file"),
    path("theo-doi/<int:period>/nhac/", boards.remind, name="board-remind"),
    path(
        "theo-doi/<int:period>/so-sanh/",
        comparisons.show_comparison,
        name="board-comparison",
    ),
    path(
        "theo-doi/<int:period>/so-sanh.<slug:form>",
        comparisons.download,
        name="board-comparison-file",
    ),
    path("<int:period>/<slug:code>/bang-tinh/", books.send, name="return-sheet"),
    path(
        "<int:period>/<slug:code>/bang-tinh.xlsx",
        books.download,
        name="return-sheet-file",
    ),
    path("<int:period>/<slug:code>/o/", cells.write_cells, name="return-cells"),
    path(
        "<int:period>/<slug:code>/giai-trinh/",
        explanations.explain,
        name="return-explain",
    ),
    path("<int:period>/<slug:code>/", grid.show, name="return"),
    path("<int:period>/<slug:code>/dien/", grid.fill, name="return-fill"),
    path("<int:period>/<slug:code>/gui/", sending.send, name="return-send"),
    path("<int:period>/<slug:code>/duyet/", reviewing.review, name="return-review"),
    path(
        "<int:period>/<slug:code>/phan/", portions.show_portion, name="return-portion"
    ),
    path(
        "<int:period>/<slug:code>/o/<int:unit>/<slug:figure>/",
        history.show_cell,
        name="return-cell",
    ),
]
