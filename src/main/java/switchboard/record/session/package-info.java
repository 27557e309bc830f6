/**
 * The owners of whole sessions: one that is being recorded, one that is locked at rest, a copy of one, and notes put
 * into one.
 *
 * <p>{@code RecordingSession} opens the file, the recorder and the log, and closes them in order. The recording itself
 * is in {@code record.writer}.
 */
@NullMarked
package switchboard.record.session;

import org.jspecify.annotations.NullMarked;
