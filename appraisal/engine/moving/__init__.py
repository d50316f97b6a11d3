"""What totals and the lead do as one weight or one rating moves. Everything is among the options
taken forward, and gateways stand as they are."""
