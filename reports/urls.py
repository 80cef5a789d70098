from django.urls import path

from reports.views import figure, home, report

urlpatterns = [
    path("", home.home, name="home"),
    path("bao-cao/", report.list_reports, name="reports"),
    path("bao-cao/so-lieu/<slug:figure_id>/", figure.show_figure, name="figure"),
    path("bao-cao/<slug:code>/", report.show_report, name="report"),
    path("bao-cao/<slug:code>.<slug:form>", report.download_report, name="report-file"),
]
