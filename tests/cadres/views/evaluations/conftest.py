import pytest
from django.urls import reverse


@pytest.fixture
def visit(client, campaign):
    """Opens a page of the campaign by the name of its address, or sends its form."""

    def visit(user, name, *args, send=None, follow=True, **asked):
        client.force_login(user)
        address = reverse(name, args=[campaign.pk, *args])
        if send is None:
            return client.get(address, asked)
        return client.post(address, send, follow=follow)

    return visit


@pytest.fixture
def told():
    """What the messages of a page say."""

    def told(response):
        return [str(message) for message in response.context["messages"]]

    return told


@pytest.fixture
def union(campaign, evaluation_of, truong_ha):
    return evaluation_of(campaign, truong_ha)


@pytest.fixture
def other(campaign, evaluation_of, clinic):
    return evaluation_of(campaign, clinic)
