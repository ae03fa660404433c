"""How long it takes to look for duplicates, and how many planted ones are found and wrongly named."""

from __future__ import annotations

import time

import pytest

from app.work import alike
from tests import planted

pytestmark = pytest.mark.bench


def test_ten_thousand_studies_take_at_most_six_seconds_of_cpu() -> None:
    library = planted.made(10_000)
    began = time.process_time()
    found = alike.matches(library.heads)
    groups = alike.groups(found)
    seconds = time.process_time() - began
    pairs = {(one.first, one.second) for one in found}
    recall = sum(pair in pairs for pair in library.pairs) / len(library.pairs)
    precision = sum(pair in library.pairs for pair in pairs) / len(pairs)
    print(
        f"\nduplicates among {len(library.heads)} studies ({len(library.pairs)} planted, {len(library.decoys)} neighbours):"
        f" {seconds:.1f} s CPU (limit 6), {len(groups)} groups, recall {recall:.3f} (at least .97),"
        f" precision {precision:.3f} (at least .99)"
    )
    assert seconds <= 6
    assert recall >= 0.97
    assert precision >= 0.99
