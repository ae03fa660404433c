"""The library remembers what was decided about a translation, what the checker found, and translations from elsewhere."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of decisions, translation memory, and of checks that are made again at will."""
    op.create_table(
        "memory_unit",
        sa.Column("source_lang", sa.String(20), nullable=False),
        sa.Column("target_lang", sa.String(20), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("source_key", sa.String(24), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_memory_unit_source", "memory_unit", ["source_key", "source_lang"])
    op.create_table(
        "check_decision",
        sa.Column("guid", sa.String(36), nullable=False, unique=True),
        sa.Column("study_id", sa.Integer(), sa.ForeignKey("study.id"), nullable=False),
        sa.Column("rule", sa.String(24), nullable=False),
        sa.Column("fingerprint", sa.String(24), nullable=False),
        sa.Column("left_print", sa.String(24), nullable=False),
        sa.Column("right_print", sa.String(24), nullable=False),
        sa.Column("left_text", sa.Text(), nullable=False),
        sa.Column("right_text", sa.Text(), nullable=False),
        sa.Column("decision", sa.String(12), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("coder_id", sa.Integer(), sa.ForeignKey("coder.id"), nullable=True),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_check_decision_found", "check_decision", ["study_id", "fingerprint"])
    op.create_index("ix_check_decision_coder_id", "check_decision", ["coder_id"])
    _derived()


def _derived() -> None:
    """Make the tables that a new check fills again."""
    op.create_table(
        "check_run",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("study_id", sa.Integer(), nullable=False, unique=True),
        sa.Column("left_version_id", sa.Integer(), nullable=False),
        sa.Column("right_version_id", sa.Integer(), nullable=False),
        sa.Column("stamp", sa.String(80), nullable=False),
        sa.Column("uses", sa.JSON(), nullable=False),
    )
    for column in ("left_version_id", "right_version_id"):
        op.create_index(f"ix_check_run_{column}", "check_run", [column])
    op.create_table(
        "check_issue",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("study_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(24), nullable=False),
        sa.Column("severity", sa.String(8), nullable=False),
        sa.Column("left_start", sa.Integer(), nullable=True),
        sa.Column("left_end", sa.Integer(), nullable=True),
        sa.Column("right_start", sa.Integer(), nullable=True),
        sa.Column("right_end", sa.Integer(), nullable=True),
        sa.Column("left_text", sa.Text(), nullable=False),
        sa.Column("right_text", sa.Text(), nullable=False),
        sa.Column("pattern", sa.Text(), nullable=False),
        sa.Column("args", sa.JSON(), nullable=False),
        sa.Column("suggestion", sa.Text(), nullable=True),
        sa.Column("term", sa.Text(), nullable=False),
        sa.Column("pair", sa.Integer(), nullable=True),
        sa.Column("others", sa.JSON(), nullable=False),
        sa.Column("fingerprint", sa.String(24), nullable=False),
        sa.Column("left_print", sa.String(24), nullable=False),
        sa.Column("right_print", sa.String(24), nullable=False),
    )
    for column in ("run_id", "study_id", "rule"):
        op.create_index(f"ix_check_issue_{column}", "check_issue", [column])
