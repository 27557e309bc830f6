package switchboard.tls;

import switchboard.text.CodedException;
import switchboard.text.CodedText;

/** A certificate or key can't be used; one clear sentence says why and what to do. */
public final class TlsException extends CodedException {
    private static final long serialVersionUID = 1L;

    TlsException(CodedText text) {
        super(text);
    }

    TlsException(CodedText text, Throwable cause) {
        super(text, cause);
    }
}
