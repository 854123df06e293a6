"""Who measures many recordings: processes of this machine, or the workers of a Dask cluster."""
