"""How well the program agrees with labels: figures in words, the weakest first."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from debrief.critique.agreement import Figure
from debrief.critique.figures import Figures, LabellerFigures, LineFigures, TextFigures
from debrief.critique.lexicon import Lexicon
from debrief.handbook import Handbook
from debrief.web.contexts.agreement import (
    AgreementPage,
    FigureRow,
    LabelRow,
    LinesPart,
    OrderRow,
    TextsPart,
)
from debrief.web.presenters.wording import listed

FEW = 10
"""With fewer texts than this, one text more or less moves a row's figures too far to be named."""

WEAKEST = 3


def present_agreement(figures: Figures, book: Handbook, lexicon: Lexicon) -> AgreementPage:
    """Return the page of some figures; with a title for each move and each note of a letter."""
    moves = {move.id: move.title for move in book.moves.values()}
    notes = {rule.id: rule.title for rule in lexicon.rules.values()}
    between = figures.between_labellers
    return AgreementPage(
        short=_short(figures.answers),
        by_signs=figures.answers_by_signs is not None,
        labellers=between.texts if between else 0,
        answers=_part(figures.answers, moves, figures.answers_by_signs, between),
        letters=_part(figures.letters, notes, between=figures.letters_between_labellers),
        letter_labellers=bool(figures.letters_between_labellers),
        lines=_lines(figures.lines, figures.lines_between_labellers),
    )


def _short(answers: TextFigures | None) -> str:
    if answers is None:
        return ""
    return _(
        "On %(texts)d synthetic test answers, it finds %(recall)d of 100 moves that were labelled, "
        "and %(precision)d of 100 that it names were labelled too."
    ) % {
        "texts": answers.texts,
        "recall": round(answers.recall.value * 100),
        "precision": round(answers.precision.value * 100),
    }


def _part(
    found: TextFigures | None,
    titles: Mapping[str, str],
    signs: TextFigures | None = None,
    between: LabellerFigures | None = None,
) -> TextsPart | None:
    if found is None:
        return None
    rows = _labels(found, titles, between)
    unseen = [
        f"“{_title(label, titles)}”" for label, one in found.labels.items() if not one.occurred
    ]
    return TextsPart(
        texts=found.texts,
        figures=_figures(found, signs, between),
        labels=rows,
        order=tuple(
            OrderRow(
                title=group.upper() if group in ("pm", "pmm") else group.capitalize(),
                right=_percent(one.right),
                pairs=one.pairs,
                signs=_percent(signs.order[group].right) if signs and group in signs.order else "",
            )
            for group, one in found.order.items()
            if one.pairs
        ),
        weakest=_weakest(rows),
        unseen=listed(unseen),
    )


def _figures(
    found: TextFigures, signs: TextFigures | None, between: LabellerFigures | None
) -> tuple[FigureRow, ...]:
    return (
        FigureRow(
            _("F1, all together"),
            _("Every label in every text counts once; frequent ones weigh most."),
            _interval(found.f1_micro),
            _interval(signs.f1_micro) if signs else "",
            _two(between.f1_micro) if between else "",
        ),
        FigureRow(
            _("F1, mean of the labels"),
            _("Every kind of label weighs the same, however rare."),
            _interval(found.f1_macro),
            _interval(signs.f1_macro) if signs else "",
            _two(between.f1_macro) if between else "",
        ),
        FigureRow(
            _("Precision"),
            _("Of what it names, the share that was labelled."),
            _interval(found.precision),
            _interval(signs.precision) if signs else "",
        ),
        FigureRow(
            _("Recall"),
            _("Of what was labelled, the share that it names."),
            _interval(found.recall),
            _interval(signs.recall) if signs else "",
        ),
        FigureRow(
            _("Quotes that touch"),
            _("Of what it names rightly, the share whose quote overlaps a labelled one."),
            _two(found.quote_overlap),
            _two(signs.quote_overlap) if signs else "",
        ),
    )


def _labels(
    found: TextFigures, titles: Mapping[str, str], between: LabellerFigures | None
) -> tuple[LabelRow, ...]:
    ceilings = between.labels if between else {}
    rows = (
        LabelRow(
            title=_title(label, titles),
            f1=one.f1,
            precision=one.precision,
            recall=one.recall,
            texts=one.texts,
            # Two labellers who never give a label agree fully, which says nothing.
            ceiling=ceilings.get(label) if one.texts else None,
            few=one.texts < FEW,
        )
        for label, one in found.labels.items()
        if one.occurred
    )
    return tuple(sorted(rows, key=lambda row: (row.f1, row.title)))


def _title(label: str, titles: Mapping[str, str]) -> str:
    return titles.get(label) or label.replace("-", " ").replace("_", " ").capitalize()


def _weakest(rows: tuple[LabelRow, ...]) -> str:
    worst = [row for row in rows if not row.few][:WEAKEST]
    if not worst:
        return ""
    return _("Trust it least on %(weakest)s.") % {
        "weakest": listed([f"“{row.title}” ({_two(row.f1)})" for row in worst])
    }


def _lines(found: LineFigures | None, between: LineFigures | None) -> LinesPart | None:
    if found is None:
        return None
    titles = {"pm": "PM", "pmm": "PMM", "shared": _("Both"), "neither": _("Neither")}
    ceilings = between.side_f1 if between else {}
    sides = [
        FigureRow(
            titles.get(side, side),
            "",
            _two(f1),
            labellers=_two(ceilings[side]) if side in ceilings else "",
        )
        for side, f1 in found.side_f1.items()
    ]
    mean = FigureRow(
        _("Mean"),
        "",
        _interval(found.interval) if found.interval else _two(found.side_f1_macro),
        labellers=_two(between.side_f1_macro) if between else "",
    )
    asked = (
        (_("Does it hold a number that measures?"), "has_metric"),
        (_("Does it say what came of the work?"), "outcome"),
        (_("Was the work mentioned, owned, or owned and measured?"), "strength"),
    )
    return LinesPart(
        lines=found.lines,
        labelled_again=between.lines if between else 0,
        sides=(*sides, mean),
        questions=tuple(
            FigureRow(
                title,
                "",
                _percent(getattr(found, key)),
                labellers=_percent(getattr(between, key)) if between else "",
            )
            for title, key in asked
        ),
    )


def _interval(figure: Figure) -> str:
    return _("%(value)s (%(low)s to %(high)s)") % {
        name: _two(getattr(figure, name)) for name in ("value", "low", "high")
    }


def _two(share: float) -> str:
    return f"{share:.2f}"


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %"
