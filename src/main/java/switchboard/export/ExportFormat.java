package switchboard.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** As what a session leaves. */
public enum ExportFormat {
    /** A table for spreadsheets: RFC 4180, UTF-8 with a byte order mark, formulas defused. */
    CSV,
    /** One JSON object a line, from which every byte can be rebuilt. */
    JSONL,
    /** A transcript for people. */
    TXT,
    /** Packets with headers made up, for Wireshark. */
    PCAPNG;

    /**
     * Returns the word that options and names of files use: {@code csv}, {@code jsonl}, {@code txt}, {@code pcapng}.
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the format of a word; empty if there is none. */
    public static Optional<ExportFormat> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }
}
