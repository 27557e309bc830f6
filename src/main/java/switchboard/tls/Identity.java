package switchboard.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import switchboard.text.TlsText;

/**
 * A TLS server's private key and certificate chain. Immutable.
 *
 * @param key the private key
 * @param chain the certificate, followed by those of the authorities that issued it
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {
    private static final int SESSIONS_REMEMBERED = 1_000;

    /** Copies the list. */
    public Identity {
        chain = List.copyOf(chain);
    }

    /** Returns the server's certificate. */
    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /** Returns the fingerprint of the server's certificate. */
    public Fingerprint fingerprint() {
        return Fingerprint.of(certificate());
    }

    /**
     * Returns the server's certificate as a PEM block (RFC 7468), to hand out.
     *
     * @throws TlsException if it cannot be encoded, with a sentence for people
     */
    public String certificatePem() throws TlsException {
        try {
            return PemFiles.block("CERTIFICATE", certificate().getEncoded());
        } catch (GeneralSecurityException unusable) {
            throw unusable(unusable);
        }
    }

    private TlsException unusable(Exception cause) {
        return new TlsException(
                TlsText.CERTIFICATE_UNUSABLE.with(fingerprint().text(), String.valueOf(cause.getMessage())), cause);
    }

    /** Returns a new TLS context for a server with this identity. */
    public SSLContext context() throws TlsException {
        try {
            // The key store is in memory only; the interface requires a password.
            char[] password = "memory".toCharArray();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            store.setKeyEntry("server", key, password, chain.toArray(X509Certificate[]::new));
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            context.getServerSessionContext().setSessionCacheSize(SESSIONS_REMEMBERED);
            return context;
        } catch (GeneralSecurityException | IOException unusable) {
            throw unusable(unusable);
        }
    }

    /** Returns the fingerprint only, never the key. */
    @Override
    public String toString() {
        return "Identity[" + fingerprint() + "]";
    }
}
