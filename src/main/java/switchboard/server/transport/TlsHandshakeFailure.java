package switchboard.server.transport;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import switchboard.text.CodedText;
import switchboard.text.ServerText;

/**
 * Explains a failed TLS handshake from the message of Java's exception, which has the names of the TLS alerts (RFC
 * 8446, 6). Thread-safe, stateless.
 */
public final class TlsHandshakeFailure {
    private TlsHandshakeFailure() {}

    /**
     * Java's message names the alert twice: {@code (certificate_unknown) Received fatal alert: certificate_unknown}.
     */
    private static final Pattern ALERT = Pattern.compile("(?:\\(\\w+\\) )?Received fatal alert: (\\w+)");

    /** Returns the sentence that explains why a handshake failed. */
    public static CodedText explained(IOException failed) {
        String why = word(String.valueOf(failed.getMessage()));
        String lower = why.toLowerCase(Locale.ROOT);
        if (lower.contains("unknown_ca")
                || lower.contains("certificate_unknown")
                || lower.contains("bad_certificate")) {
            return ServerText.HANDSHAKE_DISTRUST.with(why);
        }
        if (lower.contains("protocol_version")
                || lower.contains("protocol version")
                || lower.contains("no appropriate protocol")) {
            return ServerText.HANDSHAKE_VERSION.with(why);
        }
        if (lower.contains("cipher") || lower.contains("handshake_failure")) {
            return ServerText.HANDSHAKE_CIPHER.with(why);
        }
        boolean gone = failed instanceof SocketException
                || failed.getCause() instanceof EOFException
                || lower.contains("terminated the handshake");
        return gone ? ServerText.HANDSHAKE_GONE.with() : ServerText.HANDSHAKE_OTHER.with(why);
    }

    private static String word(String message) {
        Matcher alert = ALERT.matcher(message);
        return alert.matches() ? alert.group(1) : message;
    }
}
