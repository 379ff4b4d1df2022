"""The planner's page: what it will show, and what it will never show."""

from flask import Blueprint, render_template

planning = Blueprint("planning", __name__, template_folder="templates")


@planning.get("/planlaegning")
def index() -> str:
    """What is to come. It names no family and counts none."""
    return render_template("planning/index.html")
