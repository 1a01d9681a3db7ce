"""The demonstration: a workspace full of fictional examples, made by the same verbs that people use."""

from storage.demonstration.making import PASSPHRASE as PASSPHRASE
from storage.demonstration.making import Made as Made
from storage.demonstration.making import demo as demo
