"""Adapters to well-known tokenizer libraries; each imports its library when its contender is asked for, never before."""
