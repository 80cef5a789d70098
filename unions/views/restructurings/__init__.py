"""Documents of restructurings: read, decided on, and written line by line."""

from django.urls import path

from . import decisions, documents, lines, sheets

WRITING = "admin/unions/restructuring/<int:pk>/"

urlpatterns = [
    path("sap-xep/", documents.show_list, name="restructurings"),
    path("sap-xep/<int:pk>/", documents.show, name="restructuring"),
    path(
        "sap-xep/<int:pk>/phe-duyet/", decisions.approve, name="restructuring-approve"
    ),
    path("sap-xep/<int:pk>/tra-lai/", decisions.send_back, name="restructuring-return"),
    path(f"{WRITING}dong/", lines.add, name="restructuring-line"),
    path(f"{WRITING}dong/<int:number>/", lines.edit, name="restructuring-line-edit"),
    path(f"{WRITING}cac-dong/", lines.arrange, name="restructuring-lines"),
    path(f"{WRITING}tu-tep/", sheets.send, name="restructuring-sheet"),
    path(
        f"{WRITING}tep.<slug:suffix>", sheets.download, name="restructuring-sheet-file"
    ),
]
