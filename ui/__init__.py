"""What people see and touch, in Qt Widgets."""
