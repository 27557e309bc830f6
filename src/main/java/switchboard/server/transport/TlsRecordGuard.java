package switchboard.server.transport;

import switchboard.text.ServerText;

/**
 * Follows the records (RFC 8446, 5.1) that a TLS client sends, and refuses those that only make the server work: a
 * second handshake, and many records in a row without content.
 *
 * <p>The type of a record stands in its header, which is not encrypted. In TLS 1.2 a handshake record after the
 * handshake begins a renegotiation (RFC 5246, 7.4.1.1), which costs the server a signature and a key agreement. In
 * TLS 1.3 every record after the handshake has the type of content (RFC 8446, 5.2), so key updates (RFC 8446, 4.6.3),
 * alerts and empty records show only by the content that does not come. Used by the reading thread only.
 */
final class TlsRecordGuard {
    /** The length of a record's header: type, version (2) and length (2). */
    private static final int HEADER = 5;

    /** The content type of a record that carries a handshake message (RFC 8446, 5.1). */
    static final int HANDSHAKE = 22;

    /** The most records in a row without content. A client that updates its keys sends one. */
    static final int MOST_EMPTY = 16;

    private boolean handshaken;
    private int headerRead;
    private int length;
    private int bodyLeft;
    private int empty;

    /** The handshake is complete; the records are checked from now on. */
    void handshakeDone() {
        handshaken = true;
    }

    /** Content came out of the records. */
    void contentCame() {
        empty = 0;
    }

    /**
     * Checks the headers of the records in these bytes, which follow the bytes of the previous call.
     *
     * @throws TlsMisuseException if a record is not to be processed
     */
    void check(byte[] bytes, int offset, int count) throws TlsMisuseException {
        int end = offset + count;
        for (int at = offset; at < end; ) {
            if (headerRead == HEADER) {
                int skipped = Math.min(bodyLeft, end - at);
                at += skipped;
                bodyLeft -= skipped;
                headerRead = bodyLeft == 0 ? 0 : HEADER;
            } else {
                header(bytes[at++] & 0xFF);
            }
        }
    }

    private void header(int octet) throws TlsMisuseException {
        if (headerRead == 0 && handshaken) {
            begins(octet);
        }
        length = (length << 8 | octet) & 0xFFFF;
        headerRead++;
        if (headerRead == HEADER) {
            bodyLeft = length;
            headerRead = bodyLeft == 0 ? 0 : HEADER;
        }
    }

    private void begins(int type) throws TlsMisuseException {
        if (type == HANDSHAKE) {
            throw new TlsMisuseException(ServerText.LEFT_RENEGOTIATION.with());
        }
        empty++;
        if (empty > MOST_EMPTY) {
            throw new TlsMisuseException(ServerText.LEFT_EMPTY_RECORDS.with(MOST_EMPTY));
        }
    }
}
