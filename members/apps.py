from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "members"
    verbose_name = "Đoàn viên"

    def ready(self):
        from . import receivers  # noqa: F401, PLC0415 -- app ready
