"""Delivery of savings after the decision: profile, actuals, forecast and status by period."""
