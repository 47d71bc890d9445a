"""Several advertisements beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from debrief.fit.advert import Advert
from debrief.handbook import Handbook


@dataclass(frozen=True, slots=True)
class AdvertComparison:
    """Several advertisements set side by side.

    `responsibilities` (by id) and `skills` (by name) give the positions of the advertisements that
    ask for each, what most of them ask for first; `says` puts the differences in sentences.
    """

    adverts: tuple[Advert, ...]
    responsibilities: dict[str, tuple[int, ...]]
    skills: dict[str, tuple[int, ...]]
    says: tuple[str, ...]


def compare_adverts(adverts: Sequence[Advert], book: Handbook) -> AdvertComparison:
    """Set advertisements side by side: whose work, what all of them ask for, what only one does."""
    work = _positions(
        [duty.responsibility for duty in advert.duties if duty.responsibility] for advert in adverts
    )
    responsibilities = {
        name: where for name, where in work.items() if name in book.responsibilities
    }
    skills = _positions([skill.name for skill in advert.skills] for advert in adverts)
    says = tuple(_say(adverts, responsibilities, book))
    return AdvertComparison(tuple(adverts), responsibilities, skills, says)


def _positions(named: Iterable[Sequence[str]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for position, names in enumerate(named):
        for name in dict.fromkeys(names):
            found.setdefault(name, []).append(position)
    ordered = sorted(found.items(), key=lambda entry: -len(entry[1]))
    return {name: tuple(where) for name, where in ordered}


def _say(
    adverts: Sequence[Advert], responsibilities: dict[str, tuple[int, ...]], book: Handbook
) -> Iterable[str]:
    names = {key: entry.name.lower() for key, entry in book.responsibilities.items()}
    common = [names[key] for key, where in responsibilities.items() if len(where) == len(adverts)]
    if common and len(adverts) > 1:
        yield f"All of them ask for {', '.join(common)}."
    for position, advert in enumerate(adverts):
        alone = [names[key] for key, where in responsibilities.items() if where == (position,)]
        if alone and len(adverts) > 1:
            yield f"Only {_named(advert, position)} asks for {', '.join(alone)}."
    for role in ("pm", "pmm"):
        same = [a for a in adverts if a.title_role == role and a.role not in (role, "mixed")]
        for advert in same:
            if advert.duties:
                yield advert.headline


def _named(advert: Advert, position: int) -> str:
    where = f" at {advert.company}" if advert.company else ""
    return f"{advert.title or f'advertisement {position + 1}'}{where}"
