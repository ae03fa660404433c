"""The library gains a glossary and coding packs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of terms, their renderings, and packs."""
    op.create_table(
        "pack",
        sa.Column("key", sa.String(80), nullable=False, unique=True),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "term",
        sa.Column("lang", sa.String(20), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("variants", sa.JSON(), nullable=False),
        sa.Column("domain", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "term_rendering",
        sa.Column("term_id", sa.Integer(), sa.ForeignKey("term.id"), nullable=False),
        sa.Column("lang", sa.String(20), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("quality", sa.String(12), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_term_rendering_term_id", "term_rendering", ["term_id"])
