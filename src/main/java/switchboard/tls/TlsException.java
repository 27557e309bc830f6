package switchboard.tls;

import switchboard.text.CodedException;
import switchboard.text.CodedText;

/** Thrown if a certificate or key cannot be used. The text says in one sentence why and what to do. */
public final class TlsException extends CodedException {
    private static final long serialVersionUID = 1L;

    TlsException(CodedText text) {
        super(text);
    }

    TlsException(CodedText text, Throwable cause) {
        super(text, cause);
    }
}
