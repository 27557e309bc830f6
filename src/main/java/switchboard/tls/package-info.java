/**
 * Certificates, given by a person or created once and stored, and the TLS contexts for them.
 *
 * <p>No sockets, no threads. {@link switchboard.tls.Identity} is a server's key and certificate, {@link
 * switchboard.tls.Trust} is a client's choice of trusted servers. Java reads certificates but has no public API to
 * create one, and the usual library for it is larger than this whole program: so {@code DerEncoder} and {@code
 * SelfSignedCertificate} write the one kind of certificate that is needed.
 */
@NullMarked
package switchboard.tls;

import org.jspecify.annotations.NullMarked;
