"""The library keeps what a person arranged: collections, saved views, events; codes get examples, codings a queue."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of what is kept by a name and of what was turned down; two new columns for coding."""
    _collections()
    _views()
    _finding()
    _reports()
    op.create_table(
        "dismissed_suggestion",
        sa.Column("study_id", sa.Integer(), sa.ForeignKey("study.id"), nullable=False),
        sa.Column("code_id", sa.Integer(), sa.ForeignKey("code.id"), nullable=False),
        sa.Column("fingerprint", sa.String(24), nullable=False),
        sa.Column("coder_id", sa.Integer(), sa.ForeignKey("coder.id"), nullable=True),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_dismissed_suggestion_found", "dismissed_suggestion", ["study_id", "fingerprint"])
    op.create_index("ix_dismissed_suggestion_code_id", "dismissed_suggestion", ["code_id"])
    op.create_index("ix_dismissed_suggestion_coder_id", "dismissed_suggestion", ["coder_id"])
    op.add_column("code", sa.Column("examples", sa.JSON(), nullable=False, server_default="{}"))
    op.add_column("coding", sa.Column("review", sa.Text(), nullable=True))
    op.create_index("ix_coding_review", "coding", ["passage_id"], sqlite_where=sa.text("review IS NOT NULL"))
    _journal()


def _journal() -> None:
    """Let the steps that touched a row be found without reading the whole journal."""
    places = ["table_name", "first_id", "last_id"]
    op.create_index("ix_entry_ranges", "entry", places, sqlite_where=sa.text("last_id > first_id"))
    op.create_index("ix_entry_gone", "entry", ["table_name"], sqlite_where=sa.text("op = 'delete'"))


def _reports() -> None:
    """Make the table of what became of each file of an import."""
    op.create_table(
        "import_file",
        sa.Column("batch_id", sa.Integer(), sa.ForeignKey("import_batch.id"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("report", sa.JSON(), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_import_file_batch_id", "import_file", ["batch_id"])


def _collections() -> None:
    """Make the tables of collections and of pairs of studies known to differ."""
    op.create_table(
        "collection",
        sa.Column("guid", sa.String(36), nullable=False, unique=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Integer(), sa.ForeignKey("collection.id"), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_collection_parent_id", "collection", ["parent_id"])
    op.create_table(
        "collection_study",
        sa.Column("collection_id", sa.Integer(), sa.ForeignKey("collection.id"), nullable=False),
        sa.Column("study_id", sa.Integer(), sa.ForeignKey("study.id"), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.UniqueConstraint("collection_id", "study_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_collection_study_study_id", "collection_study", ["study_id"])
    op.create_table(
        "not_duplicate",
        sa.Column("first_id", sa.Integer(), sa.ForeignKey("study.id"), nullable=False),
        sa.Column("second_id", sa.Integer(), sa.ForeignKey("study.id"), nullable=False),
        sa.Column("coder_id", sa.Integer(), sa.ForeignKey("coder.id"), nullable=True),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.UniqueConstraint("first_id", "second_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_not_duplicate_second_id", "not_duplicate", ["second_id"])
    op.create_index("ix_not_duplicate_coder_id", "not_duplicate", ["coder_id"])


def _views() -> None:
    """Make the tables of views kept by name and of policy events."""
    op.create_table(
        "saved_view",
        sa.Column("guid", sa.String(36), nullable=False, unique=True),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.UniqueConstraint("kind", "name"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "policy_event",
        sa.Column("guid", sa.String(36), nullable=False, unique=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("lane", sa.String(40), nullable=False),
        sa.Column("labels", sa.JSON(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )


WORDS = ("title", "author", "journal", "identifier", "tag", "text", "finding", "memo", "other")


def _finding() -> None:
    """Make what search and list are made from in their new shape; the rows are made again after the migrations."""
    for trigger in ("insert", "delete", "update"):
        op.execute(f"DROP TRIGGER search_text_{trigger}")
    op.execute("DROP TABLE search_fts")
    op.drop_table("search_text")
    op.create_table(
        "search_text",
        sa.Column("study_id", sa.Integer(), primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in WORDS),
    )
    columns, new, old = (", ".join(before + name for name in WORDS) for before in ("", "new.", "old."))
    op.execute(
        f"CREATE VIRTUAL TABLE search_fts USING fts5({columns}, content='search_text', content_rowid='study_id',"
        " columnsize=0, prefix='2 4', tokenize=\"unicode61 remove_diacritics 2\")"
    )
    gone = f"INSERT INTO search_fts(search_fts, rowid, {columns}) VALUES ('delete', old.study_id, {old});"
    come = f"INSERT INTO search_fts(rowid, {columns}) VALUES (new.study_id, {new});"
    op.execute(f"CREATE TRIGGER search_text_insert AFTER INSERT ON search_text BEGIN {come} END")
    op.execute(f"CREATE TRIGGER search_text_delete AFTER DELETE ON search_text BEGIN {gone} END")
    op.execute(f"CREATE TRIGGER search_text_update AFTER UPDATE ON search_text BEGIN {gone} {come} END")
    op.execute("CREATE TABLE search_word (word TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID")
    op.execute("DELETE FROM study_listing")
    op.add_column("study_listing", sa.Column("state", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("study_listing", sa.Column("langs", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("study_listing", sa.Column("batch_id", sa.Integer(), nullable=True))
    narrow = ["study_id", "year", "state", "langs", "codings", "batch_id"]
    op.create_index("ix_study_listing_narrow", "study_listing", narrow)
    for first, second in (("year", "sort_author"), ("sort_author", "year")):
        op.drop_index(f"ix_study_listing_{first}", "study_listing")
        op.create_index(f"ix_study_listing_{first}", "study_listing", [first, second])
