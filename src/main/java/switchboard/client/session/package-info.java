/**
 * The client of the window: its connections are kept in memory as a session, so that the views of the server show the
 * other side of the wire.
 */
@NullMarked
package switchboard.client.session;

import org.jspecify.annotations.NullMarked;
