"""The interests that people declare before an appraisal is judged."""
