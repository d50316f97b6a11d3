"""What an appraisal comes to, for its pages."""
