from django.contrib.admin.apps import AdminConfig


class OfficeAdminConfig(AdminConfig):
    """Django's admin, arranged by work: see config/admin.py."""

    default_site = "config.admin.Office"
