package switchboard.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Creates self-signed X.509 certificates for TLS servers (RFC 5280), with EC P-256 and ECDSA with SHA-256. Thread-safe,
 * stateless.
 *
 * <p>The certificate is no authority: a client that trusts it trusts this one server and no certificate signed by it.
 */
final class SelfSignedCertificate {
    /** The object identifier of the signature algorithm (RFC 5758, 3.2). */
    private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
    /** The object identifier of the attribute commonName (RFC 5280, appendix A.1: id-at-commonName). */
    private static final String COMMON_NAME = "2.5.4.3";
    // The object identifiers of the extensions (RFC 5280, 4.2.1) and of id-kp-serverAuth (4.2.1.12).
    private static final String SUBJECT_KEY = "2.5.29.14";
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String ALTERNATIVE_NAMES = "2.5.29.17";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";

    /** The tags of dNSName and iPAddress in the alternative names (RFC 5280, 4.2.1.6). */
    private static final int DNS_NAME = 2;

    private static final int IP_ADDRESS = 7;

    /** The size of the random serial number, which is positive and has at most 20 bytes (RFC 5280, 4.1.2.2). */
    private static final int SERIAL_BITS = 127;
    // The key usage digitalSignature is bit 0 of a bit string, which leaves 7 bits unused (RFC 5280, 4.2.1.3).
    private static final byte DIGITAL_SIGNATURE = (byte) 0x80;
    private static final int DIGITAL_SIGNATURE_UNUSED = 7;

    /** The begin of the validity before the current time, because the clocks in a classroom differ. */
    private static final Duration HEAD_START = Duration.ofDays(1);

    private SelfSignedCertificate() {}

    /**
     * Returns a new key and a certificate for these names and addresses.
     *
     * @param addresses the IP addresses in 4 or 16 bytes
     */
    static Identity make(List<String> names, List<byte[]> addresses, Instant now, Duration valid)
            throws GeneralSecurityException {
        SecureRandom random = new SecureRandom();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        KeyPair keys = generator.generateKeyPair();
        byte[] algorithm = DerEncoder.sequence(DerEncoder.identifier(ECDSA_WITH_SHA256));
        byte[] name = DerEncoder.sequence(DerEncoder.set(
                DerEncoder.sequence(DerEncoder.identifier(COMMON_NAME), DerEncoder.text("Switchboard"))));
        byte[] content = DerEncoder.sequence(
                DerEncoder.wrapped(0, DerEncoder.integer(BigInteger.TWO)),
                DerEncoder.integer(new BigInteger(SERIAL_BITS, random).setBit(0)),
                algorithm,
                name,
                DerEncoder.sequence(DerEncoder.time(now.minus(HEAD_START)), DerEncoder.time(now.plus(valid))),
                name,
                keys.getPublic().getEncoded(),
                DerEncoder.wrapped(3, extensions(keys.getPublic().getEncoded(), names, addresses)));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate(), random);
        signature.update(content);
        byte[] encoded = DerEncoder.sequence(content, algorithm, DerEncoder.bits(0, signature.sign()));
        X509Certificate certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        return new Identity(keys.getPrivate(), List.of(certificate));
    }

    private static byte[] extensions(byte[] publicKey, List<String> names, List<byte[]> addresses)
            throws GeneralSecurityException {
        return DerEncoder.sequence(
                critical(BASIC_CONSTRAINTS, DerEncoder.sequence()),
                critical(KEY_USAGE, DerEncoder.bits(DIGITAL_SIGNATURE_UNUSED, new byte[] {DIGITAL_SIGNATURE})),
                extension(EXTENDED_KEY_USAGE, DerEncoder.sequence(DerEncoder.identifier(SERVER_AUTHENTICATION))),
                extension(
                        SUBJECT_KEY,
                        DerEncoder.octets(MessageDigest.getInstance("SHA-1").digest(publicKey))),
                extension(ALTERNATIVE_NAMES, alternativeNames(names, addresses)));
    }

    private static byte[] alternativeNames(List<String> names, List<byte[]> addresses) {
        byte[][] all = new byte[names.size() + addresses.size()][];
        for (int i = 0; i < names.size(); i++) {
            all[i] = DerEncoder.tagged(DNS_NAME, names.get(i).getBytes(StandardCharsets.US_ASCII));
        }
        for (int i = 0; i < addresses.size(); i++) {
            all[names.size() + i] = DerEncoder.tagged(IP_ADDRESS, addresses.get(i));
        }
        return DerEncoder.sequence(all);
    }

    private static byte[] extension(String identifier, byte[] value) {
        return DerEncoder.sequence(DerEncoder.identifier(identifier), DerEncoder.octets(value));
    }

    private static byte[] critical(String identifier, byte[] value) {
        return DerEncoder.sequence(DerEncoder.identifier(identifier), DerEncoder.yes(), DerEncoder.octets(value));
    }
}
