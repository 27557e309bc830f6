package switchboard.tls;

import java.security.cert.CertificateException;

/** Thrown if a server's certificate does not have the trusted fingerprint. */
public final class WrongFingerprintException extends CertificateException {
    private static final long serialVersionUID = 1L;

    private final String shown;

    WrongFingerprintException(Fingerprint shown) {
        super("the server's fingerprint is " + shown);
        this.shown = shown.text();
    }

    /** Returns the fingerprint of the server's certificate, as {@code AB:CD:…}. */
    public String shown() {
        return shown;
    }
}
