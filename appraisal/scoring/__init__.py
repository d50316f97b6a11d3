"""The scoring grid."""
