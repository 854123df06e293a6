"""Taking files into the library by dialog."""
