/**
 * The language that says which messages of a session are meant: {@code client:ana problem size>1k "hello"}.
 *
 * <p>A {@link switchboard.filter.Filter} is a value that can be read, written, said in words, completed, and asked about
 * a message. Each {@link switchboard.filter.Condition} stands in a file of its own. {@code switchboard.record} says how a
 * session file is searched by a {@link switchboard.filter.ResolvedFilter}, the window how a filter is typed and shown.
 * No threads, no files.
 */
@NullMarked
package switchboard.filter;

import org.jspecify.annotations.NullMarked;
