/**
 * The recorded sessions: what there is, and what becomes of it.
 *
 * <p>{@link switchboard.archive.Archive} lists the files of a folder, renames them, puts them into the system's trash,
 * and says which ones are older, or more, than was wished for. It never removes anything by itself. What a file holds
 * is read by {@code switchboard.record}.
 */
@NullMarked
package switchboard.archive;

import org.jspecify.annotations.NullMarked;
