/**
 * Recording: the facts of the event bus are written into the session file in groups, on the recorder's thread.
 *
 * <p>The writing connection belongs to that thread. A file that was moved, deleted or can no longer be written is
 * replaced by another one, and the facts that were lost meanwhile are counted.
 */
@NullMarked
package switchboard.record.writer;

import org.jspecify.annotations.NullMarked;
