package switchboard.archive;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import switchboard.record.SessionException;
import switchboard.text.ArchiveText;

/** Converts titles of sessions to file names that are valid on every system, and back. Stateless. */
final class SessionName {
    /** The extension of a session file's name. */
    static final String SUFFIX = ".db";

    /**
     * The most bytes of a title in UTF-8. Linux allows 255 bytes in a file name; SQLite and the lock append suffixes.
     */
    private static final int MOST_BYTES = 200;

    /** The characters that Windows or Linux does not allow in a file name. */
    private static final String FORBIDDEN = "/\\:*?\"<>|";

    /** The reserved device names of Windows (Microsoft, "Naming Files, Paths, and Namespaces"). */
    private static final Set<String> DEVICES = Set.of("CON", "PRN", "AUX", "NUL");

    private SessionName() {}

    /** Returns the title for a file name. */
    static String title(String fileName) {
        return fileName.endsWith(SUFFIX) ? fileName.substring(0, fileName.length() - SUFFIX.length()) : fileName;
    }

    /**
     * Returns the file name for a title.
     *
     * @throws SessionException in one sentence for people, if some system does not allow such a file name
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

    /**
     * Returns whether a character may stand in a name. Controls, formatting marks (such as those that change the text
     * direction), unassigned characters and line separators may not; U+200D, the joiner in emoji, may.
     */
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
