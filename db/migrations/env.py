"""Run migrations on the connection handed over by db/upgrading.py, inside the transaction it already has."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
