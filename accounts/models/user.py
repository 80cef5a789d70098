from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models

from accounts.choices import Role


class UserQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Accounts stand above the tree: whoever may list them sees all, everybody
        else their own."""
        may = user.has_perm("accounts.view_user")
        return self.all() if may else self.filter(pk=user.pk)


class AccountManager(UserManager.from_queryset(UserQuerySet)):
    pass


class User(AbstractUser):
    first_name = None
    last_name = None
    full_name = models.CharField("họ và tên", max_length=120)

    objects = AccountManager()

    REQUIRED_FIELDS = ["email", "full_name"]

    class Meta(AbstractUser.Meta):
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"

    def __str__(self):
        return self.full_name or self.username

    def get_full_name(self):
        return self.full_name

    def get_short_name(self):
        return self.full_name.rpartition(" ")[2]

    @property
    def role_labels(self):
        names = [group.name for group in self.groups.all()]
        return [Role(name).label for name in names if name in Role.values]
