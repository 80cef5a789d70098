from django.urls import include, path

from reports.views import (
    figure,
    home,
    papers,
    person,
    report,
    search,
    series,
    succession,
    tree,
    unit,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("tim-kiem/", search.search, name="search"),
    path("tim-kiem/ket-qua/", search.list_results, name="search-results"),
    path("don-vi/", tree.show_tree, name="units"),
    path("don-vi/<slug:code>/", unit.show_unit, name="unit"),
    path("don-vi/<slug:code>/truc-thuoc/", tree.list_children, name="unit-children"),
    path("don-vi/<slug:code>/chuoi-so-lieu/", series.show_series, name="unit-series"),
    path("nguoi/<slug:code>/", person.show_person, name="person"),
    path(
        "nguoi/<slug:code>/thong-tin-nhay-cam/",
        person.show_sensitive,
        name="person-sensitive",
    ),
    path("bieu-mau/", include("reports.views.returns")),
    path("bao-cao/", report.list_reports, name="reports"),
    path("bao-cao/so-lieu/<slug:figure_id>/", figure.show_figure, name="figure"),
    path("bao-cao/<slug:code>/", report.show_report, name="report"),
    path("bao-cao/<slug:code>.<slug:form>", report.download_report, name="report-file"),
    path(
        "quy-hoach/ra-soat/<int:pk>/danh-sach.<slug:form>",
        succession.show_list,
        name="succession-paper",
    ),
    path(
        "sap-xep/<int:pk>/phu-luc.<slug:form>",
        papers.show_annex,
        name="restructuring-annex",
    ),
    path(
        "sap-xep/<int:pk>/thong-bao.<slug:form>",
        papers.show_notices,
        name="restructuring-notices",
    ),
    path(
        "sap-xep/<int:pk>/thong-bao/<slug:code>.<slug:form>",
        papers.show_notice,
        name="restructuring-notice",
    ),
]
