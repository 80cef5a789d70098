from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("accounts.urls")),
    path("", include("unions.urls")),
    path("", include("members.urls")),
    path("", include("cadres.urls")),
    path("", include("reports.urls")),
    path("admin/nhap/", include("accounts.views.uploads")),
    # Last, for it answers whatever stands under its address.
    path("admin/", admin.site.urls),
]
