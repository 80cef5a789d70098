"""What every model promises, so that a new one has to choose."""

import importlib
import pkgutil

import pytest
from django.apps import apps
from django.db.models import BaseConstraint
from factory.django import DjangoModelFactory

from tests import factories

FLOORS = ["accounts", "unions", "members", "cadres", "reports"]
MODELS = [model for app in FLOORS for model in apps.get_app_config(app).get_models()]

for module in pkgutil.iter_modules(factories.__path__, "tests.factories."):
    importlib.import_module(module.name)


def made(factory):
    """The models that have a factory."""
    below = [made(each) for each in factory.__subclasses__()]
    own = {factory._meta.model} if factory._meta.model else set()
    return own.union(*below)


def label(model):
    return model._meta.label


@pytest.mark.parametrize("model", MODELS, ids=label)
def test_model_is_asked_by_who_may_see_it(model):
    assert hasattr(model._default_manager.all(), "visible_to")


@pytest.mark.parametrize("model", MODELS, ids=label)
def test_model_has_a_factory(model):
    assert model in made(DjangoModelFactory)


@pytest.mark.parametrize("model", MODELS, ids=label)
def test_model_has_no_default_order(model):
    assert list(model._meta.ordering) == []


@pytest.mark.parametrize("model", MODELS, ids=label)
def test_model_has_a_vietnamese_name(model):
    assert model._meta.original_attrs.get("verbose_name") is not None


@pytest.mark.parametrize("model", MODELS, ids=label)
def test_constraints_are_named_after_their_model_and_speak(model):
    constraints = model._meta.constraints
    default = BaseConstraint.default_violation_error_message

    silent = [c.name for c in constraints if c.violation_error_message == default]
    misnamed = [
        c.name for c in constraints if not c.name.startswith(f"{model._meta.db_table}_")
    ]

    assert (silent, misnamed) == ([], [])


@pytest.mark.parametrize("floor", FLOORS[1:])
def test_every_constraint_has_a_failing_test(floor):
    tests = importlib.import_module(f"tests.{floor}.models.test_constraints")
    models = apps.get_app_config(floor).get_models()

    names = {c.name for model in models for c in model._meta.constraints}

    assert set(tests.BROKEN) == names


@pytest.mark.django_db
@pytest.mark.parametrize("name", factories.__all__)
def test_factory_makes_a_good_row(name):
    row = getattr(factories, name)()

    row.full_clean()

    assert type(row).objects.filter(pk=row.pk).count() == 1
