from accounts.models import Event
from members.services import sensitive_facts
from tests.factories import PersonFactory, SensitiveFactsFactory


def test_reading_is_recorded(giang):
    facts = SensitiveFactsFactory()

    assert sensitive_facts.read(person=facts.person, by=giang) == facts

    event = Event.objects.get(act="sensitive.read")
    assert (event.by, event.subject_id) == ("giang", str(facts.person.pk))


def test_reading_nothing_is_recorded_too(giang):
    person = PersonFactory()

    assert sensitive_facts.read(person=person, by=giang) is None
    assert Event.objects.filter(act="sensitive.read").count() == 1
