/**
 * Values that are no events: ids, settings, access rules, addresses, counts, reasons, limits, notes.
 *
 * <p>Immutable, and without threads, sockets or files. Depends on {@code wire} alone, so that everything else can
 * hold one of them.
 */
@NullMarked
package switchboard.model;

import org.jspecify.annotations.NullMarked;
