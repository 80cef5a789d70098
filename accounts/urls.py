from django.urls import path

from accounts.views import account, footprints, health, second_factor, sign_in

urlpatterns = [
    path("dang-nhap/", sign_in.SignIn.as_view(), name="login"),
    path("dang-nhap/ma-xac-thuc/", sign_in.ask_code, name="sign-in-code"),
    path("dang-xuat/", sign_in.SignOut.as_view(), name="logout"),
    path("tai-khoan/", account.show_account, name="account"),
    path("tai-khoan/mat-khau/", account.change_password, name="password"),
    path("tai-khoan/hai-lop/", second_factor.show, name="second-factor"),
    path("tai-khoan/hai-lop/bat-dau/", second_factor.begin, name="second-factor-begin"),
    path(
        "tai-khoan/hai-lop/xac-nhan/",
        second_factor.confirm,
        name="second-factor-confirm",
    ),
    path(
        "tai-khoan/hai-lop/ma-du-phong/",
        second_factor.renew_codes,
        name="second-factor-codes",
    ),
    path("tai-khoan/hai-lop/tat/", second_factor.switch_off, name="second-factor-off"),
    path("admin/hoan-tac/<int:pk>/", footprints.undo, name="footprint"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]
