package switchboard.export;

/**
 * The parts of an export that are written in another way than usual. Immutable.
 *
 * @param separator the character between the columns of a table
 * @param digitsAsText whether an apostrophe stands before digits that a spreadsheet would shorten: 12 and more, or
 *     those with a zero in front
 * @param anonymous whether names, addresses and notes are left out
 */
public record ExportOptions(char separator, boolean digitsAsText, boolean anonymous) {
    /** The usual export: commas, digits as they are, with names and addresses. */
    public static final ExportOptions USUAL = new ExportOptions(',', false, false);
}
