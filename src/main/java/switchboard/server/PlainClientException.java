package switchboard.server;

import java.io.IOException;

/** A client of a TLS listener does not speak TLS; the transport carries plain bytes from now on. */
final class PlainClientException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient byte[] said;

    PlainClientException(byte[] said) {
        super("a plain client");
        this.said = said;
    }

    /** Returns what it said instead; nothing if it only waited. */
    byte[] said() {
        return said;
    }
}
