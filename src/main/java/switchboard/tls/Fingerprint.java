package switchboard.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The SHA-256 fingerprint of a certificate, for people to compare. Immutable.
 *
 * @param text 32 bytes in hexadecimal digits, as {@code AB:CD:…}
 */
public record Fingerprint(String text) {
    private static final int BYTES = 32;
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();

    /**
     * Checks the digits and writes them as {@code AB:CD:…}; the given text may have blanks, no colons, or small
     * letters.
     */
    public Fingerprint {
        String digits = text.replaceAll("[\\s:]", "").toLowerCase(Locale.ROOT);
        if (!digits.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a SHA-256 fingerprint has " + BYTES + " bytes in hexadecimal digits");
        }
        text = COLONS.formatHex(HexFormat.of().parseHex(digits));
    }

    /** Returns the fingerprint of a certificate. */
    public static Fingerprint of(X509Certificate certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return new Fingerprint(COLONS.formatHex(hash));
        } catch (NoSuchAlgorithmException | CertificateEncodingException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
