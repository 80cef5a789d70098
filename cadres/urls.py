from django.urls import path

from cadres.views import destinations, openings

DOCUMENT = "admin/unions/restructuring/<int:pk>/"

urlpatterns = [
    path(f"{DOCUMENT}noi-bo-tri/", destinations.show, name="destinations"),
    path(f"{DOCUMENT}noi-bo-tri/ghi/", destinations.write, name="destinations-write"),
    path(
        f"{DOCUMENT}noi-bo-tri/nhan-goi-y/",
        destinations.accept,
        name="destinations-accept",
    ),
    path(
        f"{DOCUMENT}noi-bo-tri/<int:tenure>/",
        destinations.settle,
        name="destination",
    ),
    path(f"{DOCUMENT}dinh-bien/", openings.show, name="openings"),
]
