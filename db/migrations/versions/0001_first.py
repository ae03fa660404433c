"""The library as it first was: everything but glossary and coding packs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables, and the full-text index that follows its table by itself."""
    _library()
    _studies()
    _texts()
    _codings()
    _derived()
    _index()


def _library() -> None:
    """The library itself: settings, people, tags, themes, the journal, what was imported."""
    op.create_table(
        "coder",
        sa.Column("guid", sa.String(36), nullable=False, unique=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.String(80), nullable=False, unique=True),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "tag",
        sa.Column("guid", sa.String(36), nullable=False, unique=True),
        sa.Column("name", sa.Text(), nullable=False, unique=True),
        sa.Column("color", sa.String(7), nullable=True),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "theme",
        sa.Column("key", sa.String(80), nullable=False, unique=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("labels", sa.JSON(), nullable=False),
        sa.Column("shorts", sa.JSON(), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "step",
        sa.Column("guid", sa.String(36), nullable=False, unique=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("coder_id", sa.Integer(), nullable=True),
        sa.Column("coder_name", sa.Text(), nullable=True),
        sa.Column("session", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(6), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("args", sa.JSON(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=True),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_step_batch_id", "step", ["batch_id"])
    op.create_index("ix_step_coder_id", "step", ["coder_id"])
    op.create_index("ix_step_session", "step", ["session"])
    op.create_index("ix_step_target_id", "step", ["target_id"])
    op.create_table(
        "entry",
        sa.Column("step_id", sa.Integer(), sa.ForeignKey("step.id"), nullable=False),
        sa.Column("table_name", sa.String(40), nullable=False),
        sa.Column("op", sa.String(6), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("last_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("image", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_entry_rows", "entry", ["table_name", "first_id", "last_id"])
    op.create_index("ix_entry_step_id", "entry", ["step_id"])
    op.create_table(
        "import_batch",
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("coder_id", sa.Integer(), sa.ForeignKey("coder.id"), nullable=True),
        sa.Column("report", sa.JSON(), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_import_batch_coder_id", "import_batch", ["coder_id"])
    op.create_table(
        "source",
        sa.Column("batch_id", sa.Integer(), sa.ForeignKey("import_batch.id"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("format", sa.String(40), nullable=False),
        sa.Column("encoding", sa.String(40), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_source_batch_id", "source", ["batch_id"])
    op.create_index("ix_source_sha256", "source", ["sha256"])


def _studies() -> None:
    """The codebook, studies and what is said of them."""
    op.create_table(
        "code",
        sa.Column("guid", sa.String(36), nullable=False, unique=True),
        sa.Column("key", sa.Text(), nullable=False, unique=True),
        sa.Column("parent_id", sa.Integer(), sa.ForeignKey("code.id"), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("facet", sa.String(20), nullable=False),
        sa.Column("theme_id", sa.Integer(), sa.ForeignKey("theme.id"), nullable=True),
        sa.Column("mirror_key", sa.Text(), nullable=True),
        sa.Column("origin", sa.String(20), nullable=False),
        sa.Column("color", sa.String(7), nullable=True),
        sa.Column("labels", sa.JSON(), nullable=False),
        sa.Column("shorts", sa.JSON(), nullable=False),
        sa.Column("definitions", sa.JSON(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("retired", sa.Text(), nullable=True),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_code_facet", "code", ["facet"])
    op.create_index("ix_code_parent_id", "code", ["parent_id"])
    op.create_index("ix_code_theme_id", "code", ["theme_id"])
    op.create_table(
        "study",
        sa.Column("guid", sa.String(36), nullable=False, unique=True),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("month", sa.Integer(), nullable=True),
        sa.Column("day", sa.Integer(), nullable=True),
        sa.Column("epub", sa.String(10), nullable=True),
        sa.Column("volume", sa.Text(), nullable=True),
        sa.Column("issue", sa.Text(), nullable=True),
        sa.Column("pages", sa.Text(), nullable=True),
        sa.Column("country", sa.String(40), nullable=True),
        sa.Column("design", sa.String(40), nullable=True),
        sa.Column("publication_type", sa.String(40), nullable=True),
        sa.Column("asked_about_barriers", sa.String(8), nullable=True),
        sa.Column("batch_id", sa.Integer(), sa.ForeignKey("import_batch.id"), nullable=True),
        sa.Column("pack_key", sa.String(80), nullable=True),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_study_batch_id", "study", ["batch_id"])
    op.create_index("ix_study_country", "study", ["country"])
    op.create_index("ix_study_pack_key", "study", ["pack_key"])
    op.create_index("ix_study_year", "study", ["year"])
    op.create_table(
        "author",
        sa.Column("study_id", sa.Integer(), sa.ForeignKey("study.id"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("literal", sa.Text(), nullable=False),
        sa.Column("lang", sa.String(20), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("source", sa.String(80), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_author_study_id", "author", ["study_id"])
    op.create_table(
        "field_variant",
        sa.Column("study_id", sa.Integer(), sa.ForeignKey("study.id"), nullable=False),
        sa.Column("field", sa.String(40), nullable=False),
        sa.Column("lang", sa.String(20), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("source", sa.String(80), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_field_variant_lookup", "field_variant", ["study_id", "field", "lang"])
    op.create_table(
        "identifier",
        sa.Column("study_id", sa.Integer(), sa.ForeignKey("study.id"), nullable=False),
        sa.Column("scheme", sa.String(20), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_identifier_study_id", "identifier", ["study_id"])
    op.create_index("ix_identifier_value", "identifier", ["scheme", "value"])
    op.create_table(
        "study_model",
        sa.Column("study_id", sa.Integer(), sa.ForeignKey("study.id"), nullable=False),
        sa.Column("code_id", sa.Integer(), sa.ForeignKey("code.id"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_study_model_code_id", "study_model", ["code_id"])
    op.create_index("ix_study_model_study_id", "study_model", ["study_id"])
    op.create_table(
        "study_tag",
        sa.Column("study_id", sa.Integer(), sa.ForeignKey("study.id"), nullable=False),
        sa.Column("tag_id", sa.Integer(), sa.ForeignKey("tag.id"), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_study_tag_study_id", "study_tag", ["study_id"])
    op.create_index("ix_study_tag_tag_id", "study_tag", ["tag_id"])


def _texts() -> None:
    """Texts, their versions and pairs."""
    op.create_table(
        "text",
        sa.Column("guid", sa.String(36), nullable=False, unique=True),
        sa.Column("study_id", sa.Integer(), sa.ForeignKey("study.id"), nullable=False),
        sa.Column("lang", sa.String(20), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("provenance", sa.String(20), nullable=False),
        sa.Column("engine", sa.Text(), nullable=True),
        sa.Column("provenance_note", sa.Text(), nullable=True),
        sa.Column("review_state", sa.String(20), nullable=False),
        sa.Column("reviewed_by", sa.Integer(), sa.ForeignKey("coder.id"), nullable=True),
        sa.Column("reviewed_at", sa.Text(), nullable=True),
        sa.Column("version_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_text_reviewed_by", "text", ["reviewed_by"])
    op.create_index("ix_text_study_id", "text", ["study_id"])
    op.create_index("ix_text_version_id", "text", ["version_id"])
    op.create_table(
        "text_version",
        sa.Column("text_id", sa.Integer(), sa.ForeignKey("text.id"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("source_id", sa.Integer(), sa.ForeignKey("source.id"), nullable=True),
        sa.Column("slices", sa.JSON(), nullable=False),
        sa.Column("coder_id", sa.Integer(), sa.ForeignKey("coder.id"), nullable=True),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.UniqueConstraint("text_id", "number"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_text_version_coder_id", "text_version", ["coder_id"])
    op.create_index("ix_text_version_sha256", "text_version", ["sha256"])
    op.create_index("ix_text_version_source_id", "text_version", ["source_id"])
    op.create_index("ix_text_version_text_id", "text_version", ["text_id"])
    op.create_table(
        "pair",
        sa.Column("study_id", sa.Integer(), sa.ForeignKey("study.id"), nullable=False),
        sa.Column("left_version_id", sa.Integer(), sa.ForeignKey("text_version.id"), nullable=False),
        sa.Column("right_version_id", sa.Integer(), sa.ForeignKey("text_version.id"), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("left_spans", sa.JSON(), nullable=False),
        sa.Column("right_spans", sa.JSON(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("reading", sa.String(12), nullable=False),
        sa.Column("algorithm", sa.String(40), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_pair_right", "pair", ["right_version_id"])
    op.create_index("ix_pair_study_id", "pair", ["study_id"])
    op.create_index("ix_pair_versions", "pair", ["left_version_id", "right_version_id"])


def _codings() -> None:
    """Passages, codings, findings and memos."""
    op.create_table(
        "passage",
        sa.Column("guid", sa.String(36), nullable=False, unique=True),
        sa.Column("study_id", sa.Integer(), sa.ForeignKey("study.id"), nullable=False),
        sa.Column("section", sa.String(40), nullable=True),
        sa.Column("coder_id", sa.Integer(), sa.ForeignKey("coder.id"), nullable=True),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_passage_coder_id", "passage", ["coder_id"])
    op.create_index("ix_passage_study_id", "passage", ["study_id"])
    op.create_table(
        "anchor",
        sa.Column("passage_id", sa.Integer(), sa.ForeignKey("passage.id"), nullable=False),
        sa.Column("text_id", sa.Integer(), sa.ForeignKey("text.id"), nullable=False),
        sa.Column("version_id", sa.Integer(), sa.ForeignKey("text_version.id"), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.UniqueConstraint("passage_id", "text_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_anchor_text_id", "anchor", ["text_id"])
    op.create_index("ix_anchor_version_id", "anchor", ["version_id"])
    op.create_table(
        "coding",
        sa.Column("guid", sa.String(36), nullable=False, unique=True),
        sa.Column("passage_id", sa.Integer(), sa.ForeignKey("passage.id"), nullable=False),
        sa.Column("code_id", sa.Integer(), sa.ForeignKey("code.id"), nullable=False),
        sa.Column("coder_id", sa.Integer(), sa.ForeignKey("coder.id"), nullable=True),
        sa.Column("mode", sa.String(10), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.UniqueConstraint("passage_id", "code_id", "coder_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_coding_code", "coding", ["code_id", "passage_id"])
    op.create_index("ix_coding_coder_id", "coding", ["coder_id"])
    op.create_table(
        "finding",
        sa.Column("guid", sa.String(36), nullable=False, unique=True),
        sa.Column("key", sa.String(40), nullable=True),
        sa.Column("study_id", sa.Integer(), sa.ForeignKey("study.id"), nullable=False),
        sa.Column("status", sa.String(24), nullable=False),
        sa.Column("direction", sa.String(24), nullable=False),
        sa.Column("claims", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("in_report", sa.Boolean(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_finding_position", "finding", ["position"])
    op.create_index("ix_finding_study_id", "finding", ["study_id"])
    op.create_table(
        "finding_passage",
        sa.Column("finding_id", sa.Integer(), sa.ForeignKey("finding.id"), nullable=False),
        sa.Column("passage_id", sa.Integer(), sa.ForeignKey("passage.id"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.UniqueConstraint("finding_id", "passage_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_finding_passage_passage_id", "finding_passage", ["passage_id"])
    op.create_table(
        "review_finding",
        sa.Column("guid", sa.String(36), nullable=False, unique=True),
        sa.Column("claims", sa.JSON(), nullable=False),
        sa.Column("confidence", sa.String(12), nullable=True),
        sa.Column("assessment", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "review_finding_finding",
        sa.Column("review_finding_id", sa.Integer(), sa.ForeignKey("review_finding.id"), nullable=False),
        sa.Column("finding_id", sa.Integer(), sa.ForeignKey("finding.id"), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_review_finding_finding_finding_id", "review_finding_finding", ["finding_id"])
    op.create_index("ix_review_finding_finding_review_finding_id", "review_finding_finding", ["review_finding_id"])
    op.create_table(
        "memo",
        sa.Column("guid", sa.String(36), nullable=False, unique=True),
        sa.Column("subject", sa.String(24), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("coder_id", sa.Integer(), sa.ForeignKey("coder.id"), nullable=True),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_memo_coder_id", "memo", ["coder_id"])
    op.create_index("ix_memo_subject", "memo", ["subject", "subject_id"])


def _derived() -> None:
    """What is rebuilt from the rest: the list's sort keys and the text that search looks through."""
    op.create_table(
        "search_text",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("study_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("ref_id", sa.Integer(), nullable=False),
        sa.Column("lang", sa.String(20), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("tokens", sa.Text(), nullable=False),
    )
    op.create_index("ix_search_text_study_id", "search_text", ["study_id"])
    op.create_table(
        "study_listing",
        sa.Column("study_id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_zh", sa.Text(), nullable=False),
        sa.Column("authors", sa.Text(), nullable=False),
        sa.Column("authors_zh", sa.Text(), nullable=False),
        sa.Column("journal", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("languages", sa.String(80), nullable=False),
        sa.Column("machine", sa.String(12), nullable=False),
        sa.Column("pairs", sa.Integer(), nullable=True),
        sa.Column("checked", sa.Integer(), nullable=False),
        sa.Column("codings", sa.Integer(), nullable=False),
        sa.Column("findings", sa.Integer(), nullable=False),
        sa.Column("barriers", sa.Integer(), nullable=False),
        sa.Column("facilitators", sa.Integer(), nullable=False),
        sa.Column("sort_title", sa.Text(), nullable=False),
        sa.Column("sort_author", sa.Text(), nullable=False),
    )
    op.create_index("ix_study_listing_sort_author", "study_listing", ["sort_author"])
    op.create_index("ix_study_listing_sort_title", "study_listing", ["sort_title"])
    op.create_index("ix_study_listing_year", "study_listing", ["year"])


def _index() -> None:
    """The index holds no text of its own; triggers in plain SQL keep it in step with its table."""
    op.execute(
        "CREATE VIRTUAL TABLE search_fts USING fts5(tokens, content='search_text', content_rowid='id',"
        ' tokenize="unicode61 remove_diacritics 2")'
    )
    gone = "INSERT INTO search_fts(search_fts, rowid, tokens) VALUES ('delete', old.id, old.tokens);"
    come = "INSERT INTO search_fts(rowid, tokens) VALUES (new.id, new.tokens);"
    op.execute(f"CREATE TRIGGER search_text_insert AFTER INSERT ON search_text BEGIN {come} END")
    op.execute(f"CREATE TRIGGER search_text_delete AFTER DELETE ON search_text BEGIN {gone} END")
    op.execute(f"CREATE TRIGGER search_text_update AFTER UPDATE ON search_text BEGIN {gone} {come} END")
