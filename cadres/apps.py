from django.apps import AppConfig


class CadresConfig(AppConfig):
    name = "cadres"
    verbose_name = "Cán bộ Đoàn"

    def ready(self):
        from . import receivers  # noqa: F401, PLC0415 -- app ready
