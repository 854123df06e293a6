"""The scorecards: how agents and teams do, how sure that is, and the evaluations behind every number."""
