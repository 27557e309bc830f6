package switchboard.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** The servers that a TLS client trusts. Immutable. */
public sealed interface Trust {
    /** Servers with a certificate for the host's name from an authority that Java trusts. */
    record Authorities() implements Trust {}

    /** The one server whose certificate has this fingerprint, under any name. */
    record PinnedCertificate(Fingerprint fingerprint) implements Trust {}

    /** Every server: the connection is encrypted, but the server is not authenticated. */
    record AnyServer() implements Trust {}

    /** Returns a new TLS context for a client with this trust. */
    default SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            Optional<Fingerprint> only =
                    this instanceof PinnedCertificate one ? Optional.of(one.fingerprint()) : Optional.empty();
            TrustManager[] managers = this instanceof Authorities ? null : new TrustManager[] {new ByFingerprint(only)};
            context.init(null, managers, null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has TLS", impossible);
        }
    }

    /** Trusts a certificate by its fingerprint, or every certificate if there is no fingerprint to compare. */
    final class ByFingerprint extends X509ExtendedTrustManager {
        private final Optional<Fingerprint> only;

        private ByFingerprint(Optional<Fingerprint> only) {
            this.only = only;
        }

        private void check(X509Certificate... chain) throws CertificateException {
            Fingerprint shown = Fingerprint.of(chain[0]);
            if (only.isPresent() && !only.get().equals(shown)) {
                throw new WrongFingerprintException(shown);
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("a client asks nobody for a certificate of a client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            checkClientTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            checkClientTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
