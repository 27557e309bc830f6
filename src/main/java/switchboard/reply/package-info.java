/**
 * Prepared replies: canned replies, and placeholders in them whose values differ by recipient.
 *
 * <p>Immutable values without threads, files or windows.
 */
@NullMarked
package switchboard.reply;

import org.jspecify.annotations.NullMarked;
