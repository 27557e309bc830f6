/**
 * What a person prepares to answer with: canned replies and the words in them that differ per recipient.
 *
 * <p>Immutable values without threads, files or windows.
 */
@NullMarked
package switchboard.reply;

import org.jspecify.annotations.NullMarked;
