"""Abstract widgets: what each kind must bring is asked for when its class is made."""

from __future__ import annotations

from typing import Any


class Abstract:
    """Beside a Qt class: whoever inherits from that must have written each function marked `abstractmethod`.

    The standard library's `abc.ABC` does the same for other classes; its metaclass and Qt's exclude each other.
    """

    def __init_subclass__(cls, **more: Any) -> None:
        super().__init_subclass__(**more)
        if Abstract in cls.__bases__:
            return
        (root,) = (base for base in cls.__mro__ if Abstract in base.__bases__)
        marked = [name for name, each in vars(root).items() if getattr(each, "__isabstractmethod__", False)]
        lacking = [name for name in marked if getattr(getattr(cls, name), "__isabstractmethod__", False)]
        if lacking:
            raise TypeError(f"{cls.__name__} must have {', '.join(lacking)}")
