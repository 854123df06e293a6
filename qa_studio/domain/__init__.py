"""What a contact centre judges and how: plain dataclasses and pure functions, standard library only."""
