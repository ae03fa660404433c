"""Say in one plain sentence that something can't be done, and why."""


class Refused(Exception):  # noqa: N818 - the word the whole program uses
    """What the user asked can't be done, said in one plain sentence.

    The sentence names the file or record it is about and what to do next.
    It is shown as it stands, so it holds no markup and no trace of the program's inside.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return self.sentence


class Misspoken(Refused):
    """The words of a call mean nothing here: no such format, row or status. The sentence names those there are."""
