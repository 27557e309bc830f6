package switchboard.tls;

import java.security.cert.CertificateException;

/** A server has another certificate than the one that is trusted. */
public final class WrongFingerprintException extends CertificateException {
    private static final long serialVersionUID = 1L;

    private final String shown;

    WrongFingerprintException(Fingerprint shown) {
        super("the server's fingerprint is " + shown);
        this.shown = shown.text();
    }

    /** Returns the fingerprint of the certificate that the server showed, as people compare it. */
    public String shown() {
        return shown;
    }
}
