package switchboard.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import switchboard.text.TlsText;

/**
 * Reads certificates and private keys from PEM files (RFC 7468), and explains faults in them. Thread-safe, stateless.
 */
public final class PemFiles {
    /** The longest file in bytes; a longer one is no certificate chain. */
    private static final long LONGEST_FILE = 1 << 20;

    /**
     * The shortest RSA key in bits that clients accept. Java refuses shorter ones of servers ({@code java.security},
     * {@code jdk.certpath.disabledAlgorithms}: RSA keySize &lt; 1024), and so does OpenSSL from its security level 1 on
     * (SSL_CTX_set_security_level(3)).
     */
    private static final int LEAST_RSA_BITS = 1_024;

    /** A block with its label and its base64 text (RFC 7468, 3). */
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    /** The begin of a block without its end. */
    private static final Pattern CUT =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(?!.*-----END \\1-----)", Pattern.DOTALL);

    private PemFiles() {}

    /** Returns a PEM block with lines of 64 characters (RFC 7468, 2). */
    static String block(String kind, byte[] encoded) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }

    /**
     * Returns the identity in two files, which may be the same file.
     *
     * @param certificates the certificate, followed by those of the authorities that issued it
     * @param key the private key in PKCS#8 (RFC 5958), not encrypted
     * @param now the time at which the certificate has to be valid
     * @throws TlsException if a file cannot be used, with a sentence for people
     */
    public static Identity read(Path certificates, Path key, Instant now) throws TlsException {
        List<X509Certificate> chain = certificates(certificates, text(certificates));
        PrivateKey secret = key(key, text(key));
        X509Certificate own = chain.getFirst();
        if (now.isAfter(own.getNotAfter().toInstant())) {
            throw new TlsException(TlsText.CERTIFICATE_EXPIRED.with(
                    certificates.toString(), own.getNotAfter().toInstant().toString()));
        }
        if (now.isBefore(own.getNotBefore().toInstant())) {
            throw new TlsException(TlsText.CERTIFICATE_EARLY.with(
                    certificates.toString(), own.getNotBefore().toInstant().toString()));
        }
        if (own.getPublicKey() instanceof RSAKey rsa && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
            throw new TlsException(TlsText.KEY_SHORT.with(
                    certificates.toString(), rsa.getModulus().bitLength()));
        }
        if (!belongTogether(secret, own)) {
            throw new TlsException(TlsText.KEY_OTHER.with(key.toString(), certificates.toString()));
        }
        return new Identity(secret, chain);
    }

    /** Returns whether the first certificate in a file has expired. */
    static boolean isExpired(Path file, Instant now) throws TlsException {
        return now.isAfter(
                certificates(file, text(file)).getFirst().getNotAfter().toInstant());
    }

    private static String text(Path file) throws TlsException {
        try {
            if (Files.size(file) > LONGEST_FILE) {
                throw new TlsException(TlsText.FILE_LONG.with(file.toString()));
            }
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException missing) {
            throw new TlsException(TlsText.FILE_MISSING.with(file.toString()), missing);
        } catch (IOException unreadable) {
            throw new TlsException(TlsText.FILE_UNREADABLE.with(file.toString()), unreadable);
        }
    }

    private static List<X509Certificate> certificates(Path file, String text) throws TlsException {
        List<X509Certificate> chain = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            while (block.find()) {
                if (block.group(1).equals("CERTIFICATE")) {
                    chain.add((X509Certificate)
                            factory.generateCertificate(new ByteArrayInputStream(decoded(block.group(2)))));
                }
            }
        } catch (CertificateException | IllegalArgumentException broken) {
            throw new TlsException(TlsText.CERTIFICATE_DAMAGED.with(file.toString()), broken);
        }
        if (isCut(text, "CERTIFICATE")) {
            throw new TlsException(TlsText.CERTIFICATE_CUT.with(file.toString()));
        }
        if (chain.isEmpty()) {
            throw new TlsException(TlsText.CERTIFICATE_MISSING.with(file.toString()));
        }
        return chain;
    }

    private static byte[] decoded(String base64) {
        return Base64.getMimeDecoder().decode(base64);
    }

    private static PrivateKey key(Path file, String text) throws TlsException {
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            String kind = block.group(1);
            if (kind.equals("PRIVATE KEY")) {
                return key(file, decoded(block.group(2)));
            }
            if (kind.equals("ENCRYPTED PRIVATE KEY") || block.group(2).contains("ENCRYPTED")) {
                throw new TlsException(TlsText.KEY_ENCRYPTED.with(file.toString(), name(file)));
            }
            if (kind.equals("RSA PRIVATE KEY") || kind.equals("EC PRIVATE KEY")) {
                throw new TlsException(TlsText.KEY_OLD.with(file.toString(), kind, name(file)));
            }
        }
        throw new TlsException(
                (isCut(text, "PRIVATE KEY") ? TlsText.KEY_CUT : TlsText.KEY_MISSING).with(file.toString()));
    }

    private static boolean isCut(String text, String kind) {
        return CUT.matcher(text).results().anyMatch(begin -> begin.group(1).endsWith(kind));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static PrivateKey key(Path file, byte[] encoded) throws TlsException {
        for (String algorithm : List.of("EC", "RSA", "EdDSA")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (GeneralSecurityException another) {
                // PKCS#8 names the algorithm inside the encoding; each algorithm is tried instead of parsing it.
                continue;
            }
        }
        throw new TlsException(TlsText.KEY_DAMAGED.with(file.toString()));
    }

    /** Returns whether the certificate's public key verifies a signature of the private key. */
    private static boolean belongTogether(PrivateKey key, X509Certificate certificate) {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> "EdDSA";
        };
        byte[] sample = "Switchboard".getBytes(StandardCharsets.US_ASCII);
        try {
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(sample);
            Signature verifying = Signature.getInstance(algorithm);
            verifying.initVerify(certificate.getPublicKey());
            verifying.update(sample);
            return verifying.verify(signing.sign());
        } catch (GeneralSecurityException differentKinds) {
            return false;
        }
    }
}
