/**
 * What leaves a session for other programs: a table (CSV), objects (JSONL), a transcript (TXT), packets (pcapng).
 *
 * <p>An {@link switchboard.export.Export} reads a session from one end to the other and writes one file, which is
 * complete or absent. It knows neither a window nor a terminal: both start it, watch its progress and cancel it.
 */
@NullMarked
package switchboard.export;

import org.jspecify.annotations.NullMarked;
