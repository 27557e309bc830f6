/**
 * What happens and what is wanted, as immutable records, and the bus that carries them.
 *
 * <p>Facts go from the server and the recorder to whoever listens, requests go from a person to the
 * server. The server does not know who listens, the window does not know who answers.
 */
@NullMarked
package switchboard.event;

import org.jspecify.annotations.NullMarked;
