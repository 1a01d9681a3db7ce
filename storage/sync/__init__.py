"""Copies of the log and its photos on other laptops, sticks, folders and hubs: everything arrives, nothing is lost."""
