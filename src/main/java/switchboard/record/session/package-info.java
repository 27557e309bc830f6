/**
 * Whole sessions: one that is being recorded, one that is locked at rest, a copy of one, and notes put into one.
 */
@NullMarked
package switchboard.record.session;

import org.jspecify.annotations.NullMarked;
