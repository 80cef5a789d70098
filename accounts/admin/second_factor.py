"""Whoever could read the secrets of others could sign in as they: devices have no page
in the admin, and are reset by users.reset_second_factor."""

from django.contrib import admin
from django_otp.plugins.otp_static import admin as static_admin
from django_otp.plugins.otp_totp import admin as totp_admin

for device in (static_admin.StaticDevice, totp_admin.TOTPDevice):
    admin.site.unregister(device)
