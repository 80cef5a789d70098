"""Spreadsheets in: choose, send, look, agree, take back. Staff only; everybody sees the
files that they sent themselves."""

from django.urls import path

from . import acts, files, pages

app_name = "uploads"
urlpatterns = [
    path("", pages.choose, name="choose"),
    path("tep/<int:pk>/", pages.show, name="show"),
    path("tep/<int:pk>/tien-do/", pages.progress, name="progress"),
    path("tep/<int:pk>/ghi/", acts.write, name="write"),
    path("tep/<int:pk>/hoan-tac/", acts.undo, name="undo"),
    path("tep/<int:pk>/huy/", acts.cancel, name="cancel"),
    path("tep/<int:pk>/dong-bi-tu-choi/", files.refused, name="refused"),
    path("<slug:sheet>/", pages.send, name="send"),
    path("<slug:sheet>/tep-mau/", files.template, name="template"),
]
