from django.db import models


class PostQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Posts are the same list for every office."""
        return self.all() if user.is_authenticated else self.none()


class Post(models.Model):
    code = models.CharField("mã", max_length=20, primary_key=True)
    name = models.CharField("chức danh", max_length=80, unique=True)
    rank = models.PositiveSmallIntegerField("thứ tự")

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = "chức danh"
        verbose_name_plural = "chức danh"

    def __str__(self):
        return self.name
