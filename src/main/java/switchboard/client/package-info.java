/**
 * The teaching client: connects, sends what it is told, shows what comes back and explains what goes wrong.
 *
 * <p>It speaks the same framings as the server because it uses the same {@code wire} package; otherwise it
 * knows nothing of the server, which may be anybody's.
 */
@NullMarked
package switchboard.client;

import org.jspecify.annotations.NullMarked;
