from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Tài khoản"

    def ready(self):
        """What the floors declare: the words of their `acts`, the sheets of their
        `resources`."""
        from . import receivers  # noqa: F401, PLC0415 -- app ready

        super().ready()
        autodiscover_modules("acts", "resources")
