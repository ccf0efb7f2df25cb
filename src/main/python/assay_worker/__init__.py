"""Assay's Python contenders behind the worker protocol (benchmarks/WORKER.md)."""
