"""The reports page: what can be handed out, for which period, as PDF or Excel."""
