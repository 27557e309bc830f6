package switchboard.record;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.sqlite.SQLiteErrorCode;
import switchboard.system.FileFailure;
import switchboard.wire.Escapes;

/** Says in one sentence for people what went wrong with a session file and what to do. */
final class Sentences {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Sentences() {}

    static String opening(Path file, Throwable failure) {
        return switch (code(failure)) {
            case SQLITE_NOTADB -> file + " is not a Switchboard session, so it was left alone: choose another file.";
            case SQLITE_CORRUPT ->
                file
                        + " is damaged and was left alone: choose another file, or recover this one with sqlite3 .recover.";
            case SQLITE_BUSY, SQLITE_LOCKED ->
                file + " is in use by another program: close that one, or choose another file.";
            case SQLITE_FULL -> "The disk with " + file + " is full: free some space, or choose another place.";
            case SQLITE_PERM, SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_AUTH ->
                file + " can't be opened for writing: check the permissions of it and its folder,"
                        + " or choose another place.";
            default -> file + " can't be opened (" + detail(failure) + "): choose another file.";
        };
    }

    /** Say why a recorded session can't be opened to be read. */
    static String openingToRead(Path file, Throwable failure) {
        return switch (code(failure)) {
            case SQLITE_NOTADB -> file + " is not a Switchboard session.";
            case SQLITE_CORRUPT ->
                file + " is damaged and can't be opened: recover what it holds with sqlite3 .recover.";
            case SQLITE_BUSY, SQLITE_LOCKED -> file + " is in use by another program: close that one and try again.";
            case SQLITE_PERM, SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_AUTH ->
                file + " can't be opened: check the permissions of it and its folder,"
                        + " or copy it, with what stands beside it, into a folder of yours.";
            default -> file + " can't be opened (" + detail(failure) + ").";
        };
    }

    /** Say why the file can't be written now; without a full stop, since what it means follows. */
    static String writing(Path file, Throwable failure) {
        if (failure instanceof SessionException known) {
            return String.valueOf(known.getMessage()).replaceFirst("\\.$", "");
        }
        return switch (code(failure)) {
            case SQLITE_FULL -> full(file);
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH ->
                file + " can't be written any more: make it and its folder writable";
            case SQLITE_BUSY, SQLITE_LOCKED -> "Another program keeps " + file + " locked: close that program";
            case SQLITE_CORRUPT, SQLITE_NOTADB -> file + " was damaged by something";
            default -> "Writing " + file + " failed (" + detail(failure) + "): check the disk";
        };
    }

    static String tookAlong(Fault fault, Path next) {
        return fault.sentence() + ": everything was taken along to " + next + ", where recording goes on.";
    }

    static String beganAnother(Fault fault, Path old, long newest, Path next) {
        String left = newest == 0
                ? ""
                : " Messages 1 to " + count(newest) + " are not in it, but in the old one, if anywhere.";
        return fault.sentence() + ": recording goes on in " + next + "." + left;
    }

    /** Say of a file where the messages before it are. */
    static String inOther(Path old, long newest) {
        return "Messages 1 to " + count(newest) + " were recorded in " + old + ", which could not be used any more.";
    }

    /** Say at the end of a fault what it cost. */
    static String missing(Gap gap, ZoneId zone) {
        return messages(gap.messages()) + " from " + time(gap.from(), zone) + " to " + time(gap.to(), zone)
                + " could not be recorded: " + lowerFirst(gap.reason()) + " The log marks the place.";
    }

    /** Say when the program ends that messages are missing. */
    static String loss(long messages, String complaint) {
        return messages(messages) + " could not be recorded. "
                + (complaint.isEmpty() ? "The log marks where." : complaint + ".");
    }

    static String afterCrash(Path file, long newest) {
        return "The session " + file + " ended last time without being closed: "
                + (newest == 0
                        ? "nothing had been recorded in it."
                        : "it is complete up to its last message " + count(newest) + ".");
    }

    private static String messages(long messages) {
        return count(messages) + (messages == 1 ? " message" : " messages");
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String time(long micros, ZoneId zone) {
        return TIME.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(zone));
    }

    private static String lowerFirst(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    static String full(Path file) {
        return "The disk with " + file + " is full: free some space";
    }

    static String reading(Path file, Throwable failure) {
        return switch (code(failure)) {
            case SQLITE_CORRUPT, SQLITE_NOTADB -> "The log can't be read: " + file + " is damaged.";
            case SQLITE_BUSY, SQLITE_LOCKED ->
                "The log can't be read now: another program keeps " + file + " locked; close that program.";
            case SQLITE_TOOBIG -> "The log can't be read: " + file + " holds something larger than any message.";
            default -> "The log can't be read from " + file + " (" + detail(failure) + ").";
        };
    }

    /** Say why a note could not be put into a recorded session. */
    static String noting(Path file, Throwable failure) {
        if (failure instanceof IOException io) {
            return notWritable(file, " (" + FileFailure.reason(io, file) + ")");
        }
        return switch (code(failure)) {
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH -> notWritable(file, "");
            case SQLITE_BUSY, SQLITE_LOCKED ->
                "The note was not kept: another program keeps " + file + " locked; close that program.";
            default -> "The note was not kept. " + writing(file, failure) + ".";
        };
    }

    private static String notWritable(Path file, String why) {
        return "The note was not kept: " + file + " can't be written" + why
                + ". Make it and its folder writable, or write the note into a copy of the session.";
    }

    /** Say that a note could not be put into a session that somebody uses. */
    static String notingInUse(Path file, SessionUse use) {
        return use == SessionUse.ELSEWHERE
                ? "Another Switchboard records into " + file + ": write the note there, or wait until it has ended."
                : "Something else is done with " + file + " just now: try again in a moment.";
    }

    static String onNetwork(Path file) {
        return "The session is recorded in a network folder (" + file
                + "), which is slower and less safe than a disk of this computer: choose another place next time.";
    }

    static SQLiteErrorCode code(Throwable failure) {
        return failure instanceof SQLException sql
                ? SQLiteErrorCode.getErrorCode(sql.getErrorCode() & 0xff)
                : SQLiteErrorCode.UNKNOWN_ERROR;
    }

    /** Return the first line of what a failure says; it may quote what stands in a stranger's file. */
    private static String detail(Throwable failure) {
        String text = failure.getMessage();
        return text == null
                ? failure.getClass().getSimpleName()
                : Escapes.text(text.lines().findFirst().orElse(""));
    }
}
