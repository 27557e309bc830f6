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

/** Whom a client believes. */
public sealed interface Trust {
    /** Those whom the system's authorities vouch for, under the name that was called. */
    record Authorities() implements Trust {}

    /** The one server with this certificate, whatever it is called. */
    record Only(Fingerprint fingerprint) implements Trust {}

    /** Anybody: encrypted, but to whom is unknown. */
    record Anybody() implements Trust {}

    /** Returns what makes TLS connections for a client that trusts so. */
    default SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            Optional<Fingerprint> only = this instanceof Only one ? Optional.of(one.fingerprint()) : Optional.empty();
            TrustManager[] managers = this instanceof Authorities ? null : new TrustManager[] {new ByFingerprint(only)};
            context.init(null, managers, null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has TLS", impossible);
        }
    }

    /** Believes a certificate by its fingerprint, or any if there is none to compare. */
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
