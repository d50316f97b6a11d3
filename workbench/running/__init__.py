"""The site in service: what is refused before it is read, probes, logs of requests, metrics."""
