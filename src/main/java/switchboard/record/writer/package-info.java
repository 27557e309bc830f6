/**
 * Recording: the facts of the event bus are written into the session file in groups, on the recorder's thread.
 *
 * <p>{@code Recorder} takes the facts. {@code ReopeningWriter} opens the file again after a failure, and continues in
 * another file if this one was moved, deleted or can no longer be written; the facts that were lost meanwhile are
 * counted. {@code SessionWriter} writes one group in one transaction, {@code MessageInsert} its messages. The writing
 * connection belongs to the recorder's thread. Its owner is in {@code record.session}.
 *
 * <p>{@code LogMaintenance} makes commits in a write-ahead log safe and keeps the log small, beside the recorder: the
 * thread of {@code LogForce} forces the log to the disk, the thread of {@code Checkpointer} copies it into the
 * database, and {@code LogWatch} reports one that grows.
 */
@NullMarked
package switchboard.record.writer;

import org.jspecify.annotations.NullMarked;
