"""Small XForms written in a test: what an XLSForm table cannot say."""

from __future__ import annotations


def small(answers: str, model: str, body: str, *, instances: str = "", itext: str = "") -> str:
    """Return an XForm whose primary instance is `/data` with *answers*; *model* holds binds and actions."""
    return f"""<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms"
  xmlns:orx="http://openrosa.org/xforms" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
  <h:head><h:title>Small</h:title>
  <model>{itext}<instance><data id="small">{answers}</data></instance>{instances}
  {model.replace(" > ", " &gt; ").replace(" < ", " &lt; ")}</model></h:head>
  <h:body>{body}</h:body></h:html>"""
