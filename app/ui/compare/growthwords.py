"""What the saturation curve says in words: its counts, a study of it, its base and last run, and what it does not say."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.ui.compare import speaking
from app.ui.compare.speaking import word
from app.work.saturation import BASE, RUN, Saturation, Step

MOST_NAMED = 8
"""So many new codes are named one by one; more are counted."""


def title(data: Saturation) -> str:
    """Name the curve by the codes it counts."""
    return {
        "": QCoreApplication.translate("Compare", "New barriers and facilitators by study"),
        "barrier": QCoreApplication.translate("Compare", "New barriers by study"),
        "facilitator": QCoreApplication.translate("Compare", "New facilitators by study"),
        "outcome": QCoreApplication.translate("Compare", "New outcomes by study"),
        "method": QCoreApplication.translate("Compare", "New methods by study"),
    }.get(data.kind, QCoreApplication.translate("Compare", "New codes of all kinds by study"))


def kind_word(kind: str) -> str:
    """Name the codes that are counted, as a menu or a button says it."""
    if kind == "":
        return QCoreApplication.translate("Compare", "barriers and facilitators")
    return QCoreApplication.translate("Compare", "all codes") if kind == "all" else speaking.facets_word(kind)


def order_word(order: str) -> str:
    """Name an order of studies, as a menu or a button says it."""
    if order == "coded":
        return QCoreApplication.translate("Compare", "date coded")
    return QCoreApplication.translate("Compare", "year")


def counts(data: Saturation, lang: str) -> str:
    """Say how many studies and codes are drawn, what was left out, and which filters are on."""
    parts = [
        QCoreApplication.translate("Compare", "%n coded studies", "", len(data.steps)),
        QCoreApplication.translate("Compare", "%n codes in use", "", data.steps[-1].total if data.steps else 0),
    ]
    if data.n_uncoded:
        parts.append(
            QCoreApplication.translate("Compare", "%n studies without such a code not drawn", "", data.n_uncoded)
        )
    if data.n_hidden:
        parts.append(QCoreApplication.translate("Compare", "%n studies hidden by filter", "", data.n_hidden))
    if data.n_background:
        parts.append(QCoreApplication.translate("Compare", "%n background claims left out", "", data.n_background))
    return speaking.with_filters(parts, data.filters, QCoreApplication.translate("Compare", "no other filter"), lang)


def when_words(step: Step) -> str:
    """Say the year or day a study stands at."""
    return step.when or QCoreApplication.translate("Compare", "not dated")


def named(data: Saturation, number: int, lang: str) -> str:
    """Name a study of the curve with when it stands there, unless its citation ends with that."""
    cited, when = word(data.citation(number), lang), when_words(data.steps[number])
    comma = "，" if lang.startswith("zh") else ", "
    return cited if cited.endswith(when) else f"{cited}{comma}{when}"


def new_words(data: Saturation, step: Step, lang: str, most: int = MOST_NAMED) -> str:
    """Name the codes a study is the first to carry."""
    names = [word(data.labels[one], lang) for one in step.new[:most]]
    if len(step.new) > most:
        names.append(QCoreApplication.translate("Compare", "%n more", "", len(step.new) - most))
    return ("、" if lang.startswith("zh") else ", ").join(names)


def numbers_words(step: Step, lang: str) -> str:
    """Say how many new codes a study brought, of how many it carries, and how many there are so far."""
    parts = [
        QCoreApplication.translate("Compare", "%n new codes", "", len(step.new)),
        QCoreApplication.translate("Compare", "carries %n codes", "", step.codes),
        QCoreApplication.translate("Compare", "%n codes so far", "", step.total),
    ]
    return ("，" if lang.startswith("zh") else ", ").join(parts)


def sentence(data: Saturation, number: int, lang: str) -> str:
    """Say a study of the curve to somebody who does not see it."""
    step = data.steps[number]
    comma, colon, stop = ("，", "：", "。") if lang.startswith("zh") else (", ", ": ", ". ")
    place = QCoreApplication.translate("Compare", "study %1 of %2")
    place = place.replace("%1", str(number + 1)).replace("%2", str(len(data.steps)))
    parts = [comma.join([named(data, number, lang), place]), numbers_words(step, lang)]
    if step.new:
        new = QCoreApplication.translate("Compare", "New")
        parts.append(f"{new}{colon}{new_words(data, step, lang)}")
    parts.append(QCoreApplication.translate("Compare", "Press Enter to open"))
    return stop.join(parts)


def name(data: Saturation, lang: str) -> str:
    """Name the whole curve to somebody who does not see it."""
    comma = "，" if lang.startswith("zh") else ", "
    return comma.join([title(data), counts(data, lang), base_words(data), run_words(data)])


def base_words(data: Saturation) -> str:
    """Say how many codes the first studies brought."""
    said = QCoreApplication.translate("Compare", "first %1 studies: %n codes", "", data.base)
    return said.replace("%1", str(BASE))


def run_words(data: Saturation) -> str:
    """Say how many new codes the last studies brought."""
    said = QCoreApplication.translate("Compare", "last %1 studies: %n new codes", "", data.last_new)
    return said.replace("%1", str(RUN))


def order_words(order: str) -> str:
    """Say how the studies stand from left to right."""
    if order == "coded":
        return QCoreApplication.translate(
            "Compare",
            "Studies by the day they were first coded; those of one day in the order they came into the library.",
        )
    return QCoreApplication.translate(
        "Compare", "Studies by year of publication; those of one year in the order they came into the library."
    )


def caveat_words() -> str:
    """Say what the curve does not say."""
    return QCoreApplication.translate(
        "Compare",
        "Another order makes another curve, and a fixed codebook flattens it: a flat end is no proof that nothing is left.",
    )


def source_words() -> str:
    """Name the source of base and run."""
    return QCoreApplication.translate("Compare", "Base and run after Guest, Namey and Chen 2020 (made for interviews).")
