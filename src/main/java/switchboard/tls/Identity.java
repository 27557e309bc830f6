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
 * What a server shows to its clients to say who it is. Immutable.
 *
 * @param key the secret half
 * @param chain the certificate and those that vouch for it, in that order
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {
    private static final int SESSIONS_REMEMBERED = 1_000;

    /** Copy the list. */
    public Identity {
        chain = List.copyOf(chain);
    }

    /** Returns its certificate. */
    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /** Returns the fingerprint of its certificate. */
    public Fingerprint fingerprint() {
        return Fingerprint.of(certificate());
    }

    /** Returns what makes TLS connections for it. */
    public SSLContext context() throws TlsException {
        try {
            // Lives in memory only; the password is what the interface asks for.
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
            throw new TlsException(
                    TlsText.CERTIFICATE_UNUSABLE.with(fingerprint().text(), String.valueOf(unusable.getMessage())),
                    unusable);
        }
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "Identity[" + fingerprint() + "]";
    }
}
