"""From a scene and its layout to SVG."""
