package switchboard.server;

import java.io.IOException;

/** Thrown if a client of a TLS listener does not speak TLS; the transport carries plain bytes from then on. */
final class PlainClientException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient byte[] said;

    PlainClientException(byte[] said) {
        super("a plain client");
        this.said = said;
    }

    /** Returns the first bytes that the client sent; empty if it sent none in time. */
    byte[] said() {
        return said;
    }
}
