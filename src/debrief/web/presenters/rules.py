"""What each finding means."""

from __future__ import annotations

from django.urls import reverse

from debrief.critique.records import Rule
from debrief.handbook import Handbook
from debrief.web.contexts.roles import RuleCard, RuleFamily, RulesPage
from debrief.web.presenters.debriefs import present_origin


def present_rules(rules: tuple[Rule, ...], book: Handbook) -> RulesPage:
    """Return all rules by family, in the order of the families' names."""
    families = sorted({rule.family for rule in rules})
    return RulesPage(
        families=tuple(
            RuleFamily(
                id=family,
                title=family.replace("-", " ").capitalize(),
                rules=tuple(present_rule(rule, book) for rule in rules if rule.family == family),
            )
            for family in families
        ),
        total=len(rules),
    )


def present_rule(rule: Rule, book: Handbook) -> RuleCard:
    """Return a rule with its own examples."""
    return RuleCard(
        id=rule.id,
        title=rule.title,
        url=reverse("rule", args=[rule.id]),
        severity=rule.severity,
        why=rule.why,
        fix=rule.fix,
        flags=rule.flags,
        passes=rule.passes,
        origin=present_origin(rule.source, book),
    )
