from django.urls import include, path

from cadres.views import (
    allowances,
    commendations,
    congresses,
    destinations,
    lists,
    openings,
)
from cadres.views.contests import CONTEST
from cadres.views.courses import COURSE
from cadres.views.field_trips import FIELD_TRIP
from cadres.views.inspections import INSPECTION
from cadres.views.recruitment import RECRUITMENT

DOCUMENT = "admin/unions/restructuring/<int:pk>/"

urlpatterns = [
    path("quy-hoach/", include("cadres.views.succession")),
    path("danh-gia/", include("cadres.views.evaluations")),
    path("admin/unions/unit/<int:pk>/dai-hoi/", congresses.hold, name="congress"),
    path("can-bo/khen-thuong/ghi/", commendations.write, name="commend"),
    path("can-bo/chi-phi-phu-cap/", allowances.show, name="allowances"),
    *CONTEST.urls("can-bo/hoi-thi/"),
    *INSPECTION.urls("can-bo/kiem-tra/"),
    *COURSE.urls("can-bo/lop/"),
    *FIELD_TRIP.urls("can-bo/di-co-so/"),
    *RECRUITMENT.urls("can-bo/tuyen-dung/"),
    path("can-bo/", lists.show_index, name="cadre-lists"),
    path("can-bo/<slug:slug>/", lists.show_list, name="cadre-list"),
    path("can-bo/<slug:slug>.<slug:form>", lists.download, name="cadre-list-file"),
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
