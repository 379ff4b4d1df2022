"""Settings, the local engine, the command line, and how the parts are put together."""
