package switchboard.server;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in a sentence why a TLS handshake failed, as far as Java tells. */
final class HandshakeFailure {
    private HandshakeFailure() {}

    /** {@code (certificate_unknown) Received fatal alert: certificate_unknown} says it twice. */
    private static final Pattern ALERT = Pattern.compile("(?:\\(\\w+\\) )?Received fatal alert: (\\w+)");

    static String explained(IOException failed) {
        String why = word(String.valueOf(failed.getMessage()));
        String lower = why.toLowerCase(Locale.ROOT);
        if (lower.contains("unknown_ca")
                || lower.contains("certificate_unknown")
                || lower.contains("bad_certificate")) {
            return Sentences.of("handshake.distrust", why);
        }
        if (lower.contains("protocol_version")
                || lower.contains("protocol version")
                || lower.contains("no appropriate protocol")) {
            return Sentences.of("handshake.version", why);
        }
        if (lower.contains("cipher") || lower.contains("handshake_failure")) {
            return Sentences.of("handshake.cipher", why);
        }
        boolean gone = failed instanceof SocketException
                || failed.getCause() instanceof EOFException
                || lower.contains("terminated the handshake");
        return gone ? Sentences.of("handshake.gone") : Sentences.of("handshake.other", why);
    }

    private static String word(String message) {
        Matcher alert = ALERT.matcher(message);
        return alert.matches() ? alert.group(1) : message;
    }
}
