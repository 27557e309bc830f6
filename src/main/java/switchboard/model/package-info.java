/**
 * Values that are no events: numbers, settings, access rules, addresses, counts, reasons, limits, notes.
 *
 * <p>Immutable, without threads, sockets and files. Depends on {@code wire} and {@code text} only, so that every other
 * package can use them.
 */
@NullMarked
package switchboard.model;

import org.jspecify.annotations.NullMarked;
