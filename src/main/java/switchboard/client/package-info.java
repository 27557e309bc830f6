/**
 * The teaching client: connects, sends messages, shows the replies and explains failures.
 *
 * <p>It shares the framings with the server through the {@code wire} package. It uses nothing else of the server,
 * which may be any program.
 */
@NullMarked
package switchboard.client;

import org.jspecify.annotations.NullMarked;
