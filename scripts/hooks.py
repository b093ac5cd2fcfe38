"""The only file that MkDocs calls: the path line, then the events."""

import sys
from pathlib import Path

# MkDocs puts only this file's folder on the path, and only while it imports it.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.events import (
    on_config,
    on_env,
    on_files,
    on_page_content,
    on_page_context,
    on_page_markdown,
    on_post_build,
    on_startup,
    on_template_context,
)

__all__ = [
    "on_config", "on_env", "on_files", "on_page_content", "on_page_context", "on_page_markdown",
    "on_post_build", "on_startup", "on_template_context",
]
