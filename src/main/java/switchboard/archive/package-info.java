/**
 * The archive of recorded sessions: lists, renames and removes them.
 *
 * <p>{@link switchboard.archive.Archive} lists the files of a folder, renames them, moves them to the system's trash,
 * and names those beyond the limits of age and size. It never removes a session by itself. Package {@code
 * switchboard.record} reads the content of a file.
 */
@NullMarked
package switchboard.archive;

import org.jspecify.annotations.NullMarked;
