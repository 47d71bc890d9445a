"""What each finding means."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debrief.critique import lexicon
from debrief.journal.ownership import NotFound
from debrief.web.library import book
from debrief.web.presenters.handbook import chapters_about
from debrief.web.presenters.rules import present_rule, present_rules
from debrief.web.requests import OwnedRequest


@require_safe
def rules(request: OwnedRequest) -> HttpResponse:
    """Show all rules, by what they look for."""
    known = tuple(lexicon(book().cache).rules.values())
    return render(request, "rules.html", {"page": present_rules(known, book())})


@require_safe
def rule(request: OwnedRequest, rule_id: str) -> HttpResponse:
    """Show one rule with text that it flags and text that it passes."""
    found = lexicon(book().cache).rules.get(rule_id)
    if found is None:
        raise NotFound
    page = present_rule(found, book())
    chapters = chapters_about("rule", found.id, book())
    return render(request, "rule.html", {"page": page, "chapters": chapters})
