/**
 * The filter language, which selects messages of a session: {@code client:ana problem size>1k "hello"}.
 *
 * <p>A {@link switchboard.filter.Filter} is a value that can be parsed, written, described in words, completed, and
 * tested on a message. Each {@link switchboard.filter.Condition} has its own file. {@code switchboard.record} searches
 * a session file by a {@link switchboard.filter.ResolvedFilter}; the window shows the field for typing. The package has
 * no threads and reads no files.
 */
@NullMarked
package switchboard.filter;

import org.jspecify.annotations.NullMarked;
