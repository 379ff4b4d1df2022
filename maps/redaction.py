"""The one redaction point: every output of a map is made from what is released here, and from nothing else."""

from typing import NewType

from maps.scene import Scene

Released = NewType("Released", Scene)
"""A scene as it may leave the room. Layout, drawing, table, files and exploration take this type and no other."""


def release(scene: Scene) -> Released:
    """Release a scene with its names and ids as they are: the viewer's own view, which visibility has cut already.

    Initials and roles instead of names are made here and nowhere else once they are offered.
    """
    return Released(scene)
