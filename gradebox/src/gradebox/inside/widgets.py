"""ipywidgets' Output and interact: what is written in their care is shown in the widget, and is no output of the cell.

In Jupyter such a widget tells its page, in a message of its own (a comm), whose outputs it takes, and the page keeps
them. There is no page here, so this end listens for the same message.
"""

import comm
from comm.base_comm import BaseComm


class Widgets:
    """Listens to what widgets say. `are_taking` says whether one takes the outputs at the moment."""

    def __init__(self):
        self._taking = set()
        comm.create_comm = self._create

    @property
    def are_taking(self):
        return bool(self._taking)

    def forget(self):
        """The cell has ended, and a widget that was not left takes nothing of the next."""
        self._taking.clear()

    def _create(self, *arguments, **keywords):
        return _Comm(self._note, *arguments, **keywords)

    def _note(self, identity, state):
        if "msg_id" in state:
            (self._taking.add if state["msg_id"] else self._taking.discard)(identity)


class _Comm(BaseComm):
    def __init__(self, note, *arguments, **keywords):
        self._note = note
        super().__init__(*arguments, **keywords)

    def publish_msg(self, msg_type, data=None, metadata=None, buffers=None, **keys):
        state = data.get("state") if isinstance(data, dict) else None
        if isinstance(state, dict):
            self._note(self.comm_id, state)
