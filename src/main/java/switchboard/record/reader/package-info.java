/**
 * Reading a session file: pages of messages, counts and searches, on the log's own thread.
 *
 * <p>The reading connection belongs to that thread: it opens, uses and closes it.
 */
@NullMarked
package switchboard.record.reader;

import org.jspecify.annotations.NullMarked;
