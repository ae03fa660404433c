"""Small widgets that every panel may use: heads, chips, switches, messages, empty states, floating panels.

All of them are reached and worked by keyboard, carry names for screen readers and show plain text only.
"""
