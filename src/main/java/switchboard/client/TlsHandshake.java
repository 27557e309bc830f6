package switchboard.client;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import switchboard.text.ClientText;
import switchboard.text.CodedText;
import switchboard.tls.Trust;
import switchboard.tls.WrongFingerprintException;

/**
 * Wraps connections to one server in TLS and explains a failed handshake.
 *
 * <p>Thread-safe.
 */
public final class TlsHandshake {
    private final Trust trust;
    private final String host;
    private final int port;
    private final SSLSocketFactory sockets;

    /**
     * Creates the handshake for a server.
     *
     * @param host the server's name or address as the user gave it
     */
    public TlsHandshake(Trust trust, String host, int port) {
        this.trust = trust;
        this.host = host;
        this.port = port;
        this.sockets = trust.context().getSocketFactory();
    }

    /**
     * Returns a TLS socket over a connected socket after the handshake. Closing it closes both.
     *
     * @param timeout the time limit for each read during the handshake; zero for none
     * @throws ClientException if the handshake fails; the socket is then closed
     */
    public Socket over(Socket socket, Duration timeout) throws ClientException {
        try {
            SSLSocket tls = (SSLSocket) sockets.createSocket(socket, host, port, true);
            if (trust instanceof Trust.Authorities) {
                SSLParameters parameters = tls.getSSLParameters();
                // Without this algorithm Java checks the certificate chain but not the server's name.
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                tls.setSSLParameters(parameters);
            }
            tls.setSoTimeout((int) Math.min(Integer.MAX_VALUE, timeout.toMillis()));
            tls.startHandshake();
            tls.setSoTimeout(0);
            return tls;
        } catch (IOException failed) {
            try {
                socket.close();
            } catch (IOException closeFailed) {
                failed.addSuppressed(closeFailed);
            }
            throw new ClientException(explain(Dialer.server(host, port), failed), failed);
        }
    }

    /**
     * Returns the reason why a handshake failed.
     *
     * <p>Java's TLS implementation tells some reasons only in its messages. These are always in English, unlike the
     * system's.
     */
    private CodedText explain(String server, IOException failure) {
        String detail = String.valueOf(failure.getMessage());
        String lower = detail.toLowerCase(Locale.ROOT);
        if (failure instanceof SocketTimeoutException) {
            return ClientText.TLS_SILENT.with(server);
        }
        if (failure instanceof SocketException) {
            return ClientText.TLS_BROKEN.with(server);
        }
        if (failure.getCause() instanceof WrongFingerprintException other) {
            return ClientText.TLS_FINGERPRINT.with(other.shown());
        }
        if (lower.contains("pkix")
                || failure instanceof SSLPeerUnverifiedException
                || failure.getCause() instanceof CertificateException) {
            return ClientText.TLS_UNTRUSTED.with(server);
        }
        if (lower.contains("ssl message") || lower.contains("plaintext")) {
            return ClientText.TLS_PLAIN.with(server, option());
        }
        return ClientText.TLS_FAILED.with(server, detail);
    }

    /** Returns the option that decides about the trust; each of them asks for TLS. */
    private String option() {
        return switch (trust) {
            case Trust.Authorities authorities -> "--tls";
            case Trust.PinnedCertificate one -> "--fingerprint";
            case Trust.AnyServer any -> "--insecure";
        };
    }
}
