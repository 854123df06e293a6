"""The workspace on a relational database: the only package that knows SQLAlchemy and Alembic."""
