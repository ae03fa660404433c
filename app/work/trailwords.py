"""What the tables and columns of the history are called: English words, translated where they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LABELS: Final[Mapping[str, str]] = {
    "setting": "Setting",
    "coder": "Coder",
    "source": "Imported file",
    "study": "Study",
    "field_variant": "Wording of a field",
    "author": "Author",
    "identifier": "Identifier",
    "study_model": "Care model of a study",
    "tag": "Tag",
    "study_tag": "Tag of a study",
    "text": "Text",
    "text_version": "Wording of a text",
    "pair": "Sentence pair",
    "theme": "Theme",
    "code": "Code",
    "passage": "Passage",
    "anchor": "Words of a passage",
    "coding": "Coding",
    "finding": "Finding",
    "finding_passage": "Passage of a finding",
    "review_finding": "Review finding",
    "review_finding_finding": "Finding of a review finding",
    "memo": "Memo",
    "term": "Term",
    "term_rendering": "Rendering of a term",
    "memory_unit": "Remembered pair",
    "check_decision": "Decision on a check",
    "pack": "Coding pack",
    "collection": "Collection",
    "collection_study": "Study of a collection",
    "not_duplicate": "Not a duplicate",
    "saved_view": "Saved view",
    "policy_event": "Policy event",
    "dismissed_suggestion": "Dismissed suggestion",
}
"""Table -> what one row of it is called."""

FIELDS: Final[Mapping[str, str]] = {
    "name": "Name", "value": "Value", "key": "Key", "created": "Made on", "changed": "Changed on", "year": "Year",
    "month": "Month", "day": "Day", "epub": "Online before print", "volume": "Volume", "issue": "Issue",
    "pages": "Pages", "country": "Country", "design": "Design", "publication_type": "Kind of publication",
    "asked_about_barriers": "Asked about barriers", "field": "Field", "lang": "Language", "kind": "Kind",
    "position": "Place in the order", "family": "Family name", "given": "Given name", "literal": "Name in full",
    "role": "Role", "scheme": "Scheme", "code_id": "Code", "study_id": "Study", "tag_id": "Tag", "color": "Colour",
    "provenance": "Origin of the text", "engine": "Engine", "provenance_note": "Note on the origin",
    "review_state": "Reviewed", "reviewed_by": "Reviewed by", "reviewed_at": "Reviewed on",
    "version_id": "Version", "number": "Number", "body": "Words", "text_id": "Text", "reason": "Reason",
    "state": "State", "reading": "Reading", "confidence": "Confidence", "labels": "Label", "shorts": "Short label",
    "parent_id": "Above it", "facet": "Facet", "theme_id": "Theme", "mirror_key": "Mirror", "origin": "Origin",
    "definitions": "Definition", "aliases": "Other names", "note": "Note", "enabled": "Switched on",
    "retired": "Retired on", "examples": "Examples", "section": "Section", "coder_id": "Coder",
    "passage_id": "Passage", "start": "Begins at", "end": "Ends at", "quote": "Quoted words",
    "before": "Words before", "after": "Words after", "mode": "Mode", "review": "Waits for review",
    "status": "Evidence status", "direction": "Direction", "claims": "Claim", "in_report": "In the report",
    "finding_id": "Finding", "subject": "Memo on", "subject_id": "Memo on number", "form": "Form",
    "variants": "Variants", "domain": "Domain", "term_id": "Term", "quality": "Quality", "source": "Source",
    "target": "Target", "decision": "Decision", "rule": "Rule", "collection_id": "Collection",
    "first_id": "First study", "second_id": "Second study", "version": "Version", "format": "Format",
    "encoding": "Encoding", "source_id": "Imported file", "batch_id": "Import", "pack_key": "Coding pack",
}  # fmt: skip
"""Column -> what it is called; what is missing here is called as in the file."""

HIDDEN: Final = frozenset(
    {"id", "guid", "created", "changed", "sha256", "fingerprint", "left_print", "right_print", "source_key", "slices",
     "algorithm", "left_spans", "right_spans"}
)  # fmt: skip
"""Columns that say nothing to a person: left out in the window, not in the file."""

VALUES: Final[Mapping[str, str]] = {
    "yes": "Yes", "no": "No", "explicit": "Explicit", "implied": "Implied", "absent": "Looked for, reported absent",
    "reported_result": "Reported result", "author_interpretation": "Author interpretation",
    "background_claim": "Background claim", "recommendation": "Recommendation", "hinders": "Hinders",
    "helps": "Helps", "mixed": "Mixed", "neutral": "Neutral", "outcome_negative": "Worse outcome",
    "expected_positive": "Expected to help", "automatic": "Automatic", "confirmed": "Confirmed", "checked": "Checked",
    "unchecked": "Unchecked", "wrong": "Wrong", "barrier": "Barrier", "facilitator": "Facilitator",
    "model": "Care model", "outcome": "Outcome", "method": "Method", "abstract": "Abstract",
    "manual": "By hand", "reviewed": "Reviewed", "unreviewed": "Not reviewed", "placed": "In place",
    "review": "Waits for review", "title": "Title",
}  # fmt: skip
"""A value of a list of choices -> its words."""
