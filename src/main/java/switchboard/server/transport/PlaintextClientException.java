package switchboard.server.transport;

import java.io.IOException;

/** Thrown if a client of a TLS listener does not speak TLS; the transport carries plain bytes from then on. */
public final class PlaintextClientException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient byte[] receivedBytes;

    public PlaintextClientException(byte[] receivedBytes) {
        super("a plain client");
        this.receivedBytes = receivedBytes;
    }

    /** Returns the first bytes that the client sent; empty if it sent none in time. */
    public byte[] receivedBytes() {
        return receivedBytes;
    }
}
