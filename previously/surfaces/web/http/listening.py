"""A port to listen on."""

import errno
import socket

from previously.core.errors import BadRequest


def bound(host: str, port: int) -> socket.socket:
    """A port to listen on; 0 for one that is free. Raises BadRequest where it cannot be had."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except ValueError:  # a NUL, or a name that cannot be one
        raise BadRequest(f"“{host}” is no address of this machine") from None
    except OSError as error:
        if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
            raise BadRequest(f"“{host}” is no address of this machine") from None
        if error.errno == errno.EADDRINUSE:
            raise BadRequest(f"port {port} is taken; name another with --port, or 0 for one that is free") from None
        raise BadRequest(f"port {port} cannot be had: {error.strerror}") from None
