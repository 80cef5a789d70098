from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

from accounts.views import health

urlpatterns = [
    path(
        "dang-nhap/",
        LoginView.as_view(redirect_authenticated_user=True),
        name="login",
    ),
    path("dang-xuat/", LogoutView.as_view(), name="logout"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]
