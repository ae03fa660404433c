"""Answers that are asked for again and again, kept until something changes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Answer = TypeVar("Answer")

MOST = 64
"""Answers kept at a time; the one that was not asked for longest goes first."""


class Known:
    """What was asked of the library since its last change; asked from any thread.

    Answers are shared: they must be values nobody changes. An answer that was being found while something changed is
    given to who asked for it, but not kept.
    """

    def __init__(self, stamp: Callable[[], Hashable] = lambda: None) -> None:
        """`stamp` says at what state things are: an answer found at another one is not given."""
        self._stamp = stamp
        self._state = stamp()
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._on: dict[Hashable, frozenset[str]] = {}
        self._age = 0
        self._lock = threading.Lock()

    def get(self, key: Hashable, find: Callable[[], Answer], on: frozenset[str] = frozenset()) -> Answer:
        """Return the answer kept under a key, else find it; whatever `find` raises is raised and not kept.

        `on` are the journaled tables it comes from, all of them: a change that is told of others leaves it as it is.
        """
        with self._lock:
            self._look()
            age = self._age
            if key in self._answers:
                self._answers.move_to_end(key)
                kept: Answer = self._answers[key]
                return kept
        found = find()
        with self._lock:
            self._look()
            if age == self._age:
                self._answers[key] = found
                if on:
                    self._on[key] = on
                while len(self._answers) > MOST:
                    self._on.pop(self._answers.popitem(last=False)[0], None)
        return found

    def forget(self, kinds: frozenset[str] = frozenset()) -> None:
        """Forget the answers that come from changed tables (none named: every answer)."""
        with self._lock:
            self._clear()
            for key in [one for one, on in self._on.items() if not kinds or on & kinds]:
                del self._answers[key], self._on[key]

    def _look(self) -> None:
        """Forget where the state is another one."""
        state = self._stamp()
        if state != self._state:
            self._state = state
            self._clear()

    def _clear(self) -> None:
        """Forget what may come from anything."""
        for key in [one for one in self._answers if one not in self._on]:
            del self._answers[key]
        self._age += 1
