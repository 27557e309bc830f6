package switchboard.client;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.util.Locale;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import switchboard.tls.Trust;

/** Puts a connection inside TLS where that is wanted, and explains a failure. */
final class TlsHandshake {
    private TlsHandshake() {}

    /**
     * Return what to talk through: the socket itself, or one around it with its handshake done.
     *
     * @throws ClientException if the handshake fails; then the socket is closed
     */
    static Socket over(Socket socket, ClientOptions options) throws ClientException {
        return options.tls().isPresent() ? over(socket, options, options.tls().get()) : socket;
    }

    private static Socket over(Socket socket, ClientOptions options, Trust trust) throws ClientException {
        try {
            SSLSocket tls = (SSLSocket)
                    trust.context().getSocketFactory().createSocket(socket, options.host(), options.port(), true);
            if (trust instanceof Trust.Authorities) {
                SSLParameters parameters = tls.getSSLParameters();
                // Without this, Java asks only whether somebody vouches for the server, not for which name.
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                tls.setSSLParameters(parameters);
            }
            tls.setSoTimeout((int) Math.min(Integer.MAX_VALUE, options.timeout().toMillis()));
            tls.startHandshake();
            tls.setSoTimeout(0);
            return tls;
        } catch (IOException failed) {
            try {
                socket.close();
            } catch (IOException already) {
                failed.addSuppressed(already);
            }
            throw new ClientException(explain(options.server(), failed), failed);
        }
    }

    private static String explain(String server, IOException failure) {
        String detail = String.valueOf(failure.getMessage());
        String lower = detail.toLowerCase(Locale.ROOT);
        if (failure instanceof SocketTimeoutException) {
            return server + " does not take part in a TLS handshake: it may speak plain TCP at this port.";
        }
        if (lower.contains("fingerprint is")) {
            return "This is not the server that --fingerprint tells: " + detail.substring(lower.indexOf("the server's"))
                    + ".";
        }
        if (lower.contains("pkix")
                || failure instanceof SSLPeerUnverifiedException
                || failure.getCause() instanceof CertificateException) {
            return "Nobody vouches for " + server + ": compare its fingerprint and add --fingerprint HEX, or add "
                    + "--insecure to believe anybody.";
        }
        if (lower.contains("ssl message") || lower.contains("plaintext")) {
            return server + " does not speak TLS at this port: leave --tls away, or call its TLS port.";
        }
        return "The TLS handshake with " + server + " failed: " + detail + ".";
    }
}
