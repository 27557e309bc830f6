package switchboard.ui.client;

import switchboard.text.ClientText;
import switchboard.text.CodedText;
import switchboard.ui.Strings;

/**
 * The sentences about a client that could not connect. Those that name an option of the command line name the field of
 * the form instead. Stateless.
 */
final class FailureWords {
    private FailureWords() {}

    /** Returns the sentence for the window. */
    static String of(CodedText text) {
        if (!(text.code() instanceof ClientText code)) {
            return Strings.render(text);
        }
        return switch (code) {
            case TLS_FINGERPRINT ->
                Strings.of("client.failed.fingerprint", text.arguments().getFirst());
            case TLS_UNTRUSTED ->
                Strings.of("client.failed.untrusted", text.arguments().getFirst(), TlsChoice.FINGERPRINT);
            case TLS_PLAIN -> Strings.of("client.failed.plain", text.arguments().getFirst(), TlsChoice.NONE);
            default -> Strings.render(text);
        };
    }
}
