package switchboard.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The file format of an export. Immutable. */
public enum ExportFormat {
    /** A table for spreadsheets: RFC 4180, UTF-8 with a byte order mark, formulas made harmless. */
    CSV,
    /** One JSON object a line. Every byte of the session can be restored from it. */
    JSONL,
    /** A transcript for people. */
    TXT,
    /** Packets with generated IP and TCP headers, for Wireshark. */
    PCAPNG;

    /**
     * Returns the word of options and file name extensions: {@code csv}, {@code jsonl}, {@code txt}, {@code pcapng}.
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the format for a word; empty if there is none. */
    public static Optional<ExportFormat> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }
}
