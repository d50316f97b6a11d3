"""The council whose site this is: its name and its logo, by configuration."""
