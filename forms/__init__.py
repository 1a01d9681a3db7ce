"""What is asked and what an answer means: XLSForm to Form to FormSession."""
