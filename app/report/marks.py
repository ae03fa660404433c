"""The two marks of the charts as drawings for paper, and what each says to someone who does not see it."""

from __future__ import annotations

from app.report import wording
from app.report.charted import Evidence, Sign

COLOURS: dict[str, str] = {"barrier": "#D55E00", "facilitator": "#009E73", "counted": "#565B63"}
SHADES = ("D9E6EF", "A6CBE0", "5FA3CB", "2A7AB0", "0B4F86")
"""Colours of the classes of a map, light to dark; the numbers on the two darkest are white."""
_SHAPES = {
    "barrier": '<path d="M6 1.6 L11 10.4 L1 10.4 Z" {pen}/>',
    "facilitator": '<circle cx="6" cy="6" r="4.4" {pen}/>',
}
_PENS = {
    "result": 'fill="{colour}" stroke="{colour}" stroke-width="1.2" stroke-linejoin="round"',
    "interpretation": 'fill="#FFFFFF" stroke="{colour}" stroke-width="1.6" stroke-linejoin="round"',
    "implied": 'fill="#FFFFFF" stroke="{colour}" stroke-width="1.5" stroke-linecap="round" stroke-dasharray="0.01 2.3"',
}


def shape_of(sign: str, look: str, colour: str, ground: str) -> str:
    """One mark as a piece of SVG, 12 units high and wide, in a colour on a ground."""
    pen = _PENS[look].format(colour=colour).replace("#FFFFFF", ground)
    return _SHAPES[sign].format(pen=pen)


def drawings() -> dict[str, str]:
    """Every mark as SVG by 'sign-look', 12 units high and wide; 'counted' is grey, since it claims no status."""
    made = {}
    for sign, shape in _SHAPES.items():
        for look in ("result", "interpretation", "implied", "counted"):
            colour = COLOURS["counted" if look == "counted" else sign]
            pen = _PENS.get(look, _PENS["result"]).format(colour=colour)
            drawing = shape.format(pen=pen)
            made[f"{sign}-{look}"] = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 12">{drawing}</svg>'
    return made


def alt_of(sign: Sign, evidence: Evidence, lang: str) -> str:
    """'barrier, reported result' or '障碍因素，报告的结果'."""
    join = "，" if lang == "zh" else ", "
    return wording.SIGNS[sign][lang] + join + wording.EVIDENCE[evidence][lang]
