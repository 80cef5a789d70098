from django.urls import path

from members.views import allotments, duplicates, lookup

PAIR = "admin/trung-lap/<int:first>/<int:second>/"

ALLOTTING = "admin/unions/restructuring/<int:pk>/phan-doan-vien/"

urlpatterns = [
    path(ALLOTTING, allotments.show_units, name="allotments"),
    path(f"{ALLOTTING}<slug:code>/", allotments.allot, name="allotment"),
    path("chon/nguoi/", lookup.suggest_people, name="suggest-people"),
    path("admin/trung-lap/", duplicates.list_pairs, name="duplicates"),
    path(PAIR, duplicates.show_pair, name="duplicate"),
    path(f"{PAIR}khac-nhau/", duplicates.tell_apart, name="duplicate-told-apart"),
    path(f"{PAIR}bo-xac-nhan/", duplicates.withdraw, name="duplicate-withdrawn"),
]
