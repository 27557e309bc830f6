/**
 * Certificates: given by a person, or made here once and kept; and what TLS needs of them.
 *
 * <p>No sockets, no threads. {@link switchboard.tls.Identity} is what the server shows to its clients,
 * {@link switchboard.tls.Trust} is how a client decides whom to believe. Java can read certificates but has no public
 * way to make one, and the library that everybody takes for it weighs more than this whole program: so {@code Der}
 * and {@code SelfSigned} write the one kind of certificate that is needed here.
 */
@NullMarked
package switchboard.tls;

import org.jspecify.annotations.NullMarked;
