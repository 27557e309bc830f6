/**
 * The exports of a session: a table (CSV), objects (JSONL), a transcript (TXT), packets (pcapng).
 *
 * <p>An {@link switchboard.export.Export} reads a session from its beginning to its end and writes one file, which is
 * complete or absent. The package depends neither on a window nor on a terminal: both start an export, watch its
 * progress and cancel it.
 */
@NullMarked
package switchboard.export;

import org.jspecify.annotations.NullMarked;
