"""What can go wrong with the private local engine.

::

    ProductError
      +-- EngineError
            +-- SettingError       a setting of the engine has no meaning
            +-- FetchError         the engine's jars could not be fetched
            +-- JarError           a jar is missing or damaged
            +-- HomeError          TOVHOLDER_NEO4J_HOME is not a Neo4j
            +-- JavaError          no Java that can run the engine
            +-- DataFolderError    the data folder cannot be used
            |     +-- StoreVersionError  the store was written by a newer Neo4j
            |     +-- StoreInUseError    another Neo4j has the store open
            |     +-- StoreDamagedError  the server runs, and cannot open the store
            +-- PasswordError      the store's password is not known
            +-- StartError         the server ended, or did not answer in time
            |     +-- PortTakenError     its port was taken in between (tried again by itself)
            +-- SupervisorError    the engine's supervisor could not be started or did not answer
            +-- BusyError          another command did not end its part in time
            +-- EngineInUseError   others still use the engine that was to stop
            +-- RepairError        there is nothing that could be repaired
"""

from __future__ import annotations

from words.errors import ProductError


class EngineError(ProductError):
    """Anything that keeps the private local engine from being fetched, started, used or stopped."""


class SettingError(EngineError):
    """A setting of the engine has no meaning."""


class FetchError(EngineError):
    """The engine's jars could not be fetched; the address that was asked is in the text."""


class JarError(EngineError):
    """A jar is missing or damaged; it is named in the text."""


class HomeError(EngineError):
    """TOVHOLDER_NEO4J_HOME holds no Neo4j."""


class JavaError(EngineError):
    """There is no Java that can run the engine."""


class DataFolderError(EngineError):
    """The data folder cannot be used: read-only, full, or not a folder."""


class StoreVersionError(DataFolderError):
    """The store was written by a newer Neo4j, and the change cannot be taken back."""


class StoreInUseError(DataFolderError):
    """Another Neo4j, not started by Tovholder, has the store open."""


class StoreDamagedError(DataFolderError):
    """The server runs, and cannot open the store: its files are damaged."""


class PasswordError(EngineError):
    """The store exists, and the password kept for it is missing or refused."""


class StartError(EngineError):
    """The server ended during its start, or did not answer in time."""


class PortTakenError(StartError):
    """Another program took the chosen port between the choice and the server's start."""


class SupervisorError(EngineError):
    """The engine's supervisor could not be started or did not answer."""


class BusyError(EngineError):
    """Another command fetches, starts or stops the engine, and did not end that in time."""


class EngineInUseError(EngineError):
    """Other commands hold the engine that was to stop."""


class RepairError(EngineError):
    """There is nothing that `engine repair` could mend."""
