"""Programmes: starting and changing one."""
