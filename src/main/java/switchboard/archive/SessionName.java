package switchboard.archive;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import switchboard.record.SessionException;
import switchboard.text.ArchiveText;

/** Turns titles of sessions into names of files that every system can have, and back. Stateless. */
final class SessionName {
    /** What ends the name of a session's file. */
    static final String SUFFIX = ".db";

    /** A file's name may have 255 bytes; SQLite and the lock add some. */
    private static final int MOST_BYTES = 200;

    private static final String FORBIDDEN = "/\\:*?\"<>|";
    private static final Set<String> DEVICES = Set.of("CON", "PRN", "AUX", "NUL");

    private SessionName() {}

    /** Returns the title of a file's name. */
    static String title(String fileName) {
        return fileName.endsWith(SUFFIX) ? fileName.substring(0, fileName.length() - SUFFIX.length()) : fileName;
    }

    /**
     * Returns the name of the file with this title.
     *
     * @throws SessionException in one clear sentence, if some system can't have such a file
     */
    static String fileName(String typed) throws SessionException {
        String title = title(typed.strip());
        if (title.isEmpty()) {
            throw new SessionException(ArchiveText.NAME_EMPTY.with());
        }
        if (title.startsWith(".")) {
            throw new SessionException(ArchiveText.NAME_HIDDEN.with());
        }
        if (title.endsWith(".") || title.endsWith(" ")) {
            throw new SessionException(ArchiveText.NAME_END.with());
        }
        int[] bad = title.codePoints()
                .filter(point -> FORBIDDEN.indexOf(point) >= 0 || !isVisible(point))
                .toArray();
        if (bad.length > 0) {
            throw new SessionException(
                    isVisible(bad[0])
                            ? ArchiveText.NAME_CHARACTER.with(Character.toString(bad[0]))
                            : ArchiveText.NAME_INVISIBLE.with(String.format(Locale.ROOT, "U+%04X", bad[0])));
        }
        if (title.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new SessionException(ArchiveText.NAME_LONG.with(MOST_BYTES));
        }
        if (isDevice(title)) {
            throw new SessionException(ArchiveText.NAME_DEVICE.with(title));
        }
        return title + SUFFIX;
    }

    /** No controls, no marks that turn text around, nothing that is no character: names are read by people. */
    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> point == 0x200D;
            default -> true;
        };
    }

    private static boolean isDevice(String title) {
        int dot = title.indexOf('.');
        String first = (dot < 0 ? title : title.substring(0, dot)).strip().toUpperCase(Locale.ROOT);
        return DEVICES.contains(first) || first.matches("(COM|LPT)[0-9¹²³]");
    }
}
