package switchboard.ui.wire;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import switchboard.ui.wire.bytes.Grapheme;
import switchboard.ui.wire.bytes.WireContent;
import switchboard.ui.wire.bytes.WireContent.Section;

/**
 * The layout of the wire view: a box for each character, as wide as its bytes. Immutable.
 *
 * <p>Long runs of the same padding are folded into one box unless the user unfolded them. The layout covers the first
 * {@value #SHOWN} bytes of a section; the hex view shows the rest.
 *
 * @param headings the headings, one for each section, in order
 * @param cells the boxes, in the order of their bytes
 * @param size the size in pixels
 */
record WireLayout(List<Heading> headings, List<Cell> cells, Dimension size) {
    /** The number of bytes of a section that are laid out. */
    static final int SHOWN = 2048;

    /** The least number of equal padding bytes that are folded into one box. */
    static final int FOLDED = 8;

    /** The number of missing bytes that are drawn. */
    private static final int MOST_MISSING_SHOWN = 24;

    /**
     * The measures of a layout in pixels.
     *
     * @param cell the width of a byte
     * @param height the height of a box
     * @param gap the space between boxes
     * @param heading the height of a heading with its gaps
     * @param fold the width of a folded run
     * @param inset the margin on all sides
     */
    record Metrics(int cell, int height, int gap, int heading, int fold, int inset) {}

    /**
     * The heading of a section.
     *
     * @param top the upper edge in pixels
     */
    record Heading(Section section, int top) {}

    /** The content of a box. */
    sealed interface Content {
        /** A character, or a part of a character that is too wide for a row. */
        record Of(Grapheme grapheme, boolean first) implements Content {}

        /** Equal characters folded into one box. */
        record Run(Grapheme grapheme, int count) implements Content {}

        /** A handle that folds an unfolded run again. */
        record Fold(int runStart) implements Content {}

        /** A byte that the header announces and that is missing. */
        record Missing() implements Content {}
    }

    /**
     * A box.
     *
     * @param start the index of its first byte
     * @param length the number of its bytes, 0 for a missing byte and for a handle
     */
    record Cell(Rectangle box, int start, int length, WireContent.Part part, Content content) {
        int end() {
            return start + length;
        }
    }

    /**
     * Lays a message out for a width in pixels.
     *
     * @param unfolded the first bytes of the unfolded runs
     */
    static WireLayout of(WireContent content, Set<Integer> unfolded, int width, Metrics metrics) {
        return new Builder(content, unfolded, width, metrics).build();
    }

    /** Returns the box at a point. */
    Optional<Cell> at(int x, int y) {
        return cells.stream().filter(cell -> cell.box().contains(x, y)).findFirst();
    }

    /** Returns the box of a byte. */
    Optional<Cell> cellOfByte(int at) {
        return cells.stream()
                .filter(cell -> at >= cell.start() && at < cell.end())
                .findFirst();
    }

    private static final class Builder {
        private final WireContent content;
        private final Set<Integer> unfolded;
        private final int right;
        private final Metrics metrics;
        private final List<Heading> headings = new ArrayList<>();
        private final List<Cell> cells = new ArrayList<>();
        private int x;
        private int y;

        Builder(WireContent content, Set<Integer> unfolded, int width, Metrics metrics) {
            this.content = content;
            this.unfolded = unfolded;
            this.metrics = metrics;
            right = Math.max(width - metrics.inset(), metrics.inset() + metrics.fold() + metrics.cell());
            y = metrics.inset();
        }

        WireLayout build() {
            for (Section section : content.sections()) {
                headings.add(new Heading(section, y));
                y += metrics.heading();
                x = metrics.inset();
                add(section);
                if (section.part() == WireContent.Part.BODY) {
                    addMissing();
                }
                y += x == metrics.inset() ? 0 : metrics.height() + metrics.gap();
                y += metrics.gap();
            }
            return new WireLayout(
                    List.copyOf(headings),
                    List.copyOf(cells),
                    new Dimension(right + metrics.inset(), y + metrics.inset()));
        }

        private void add(Section section) {
            List<Grapheme> graphemes = content.graphemes(section, SHOWN);
            for (int i = 0; i < graphemes.size(); ) {
                Grapheme grapheme = graphemes.get(i);
                int count = grapheme.kind() == Grapheme.Kind.CONTROL && grapheme.length() == 1
                        ? equalFrom(graphemes, i)
                        : 1;
                if (count >= FOLDED && !unfolded.contains(grapheme.start())) {
                    place(metrics.fold(), section, grapheme.start(), count, new Content.Run(grapheme, count));
                    i += count;
                } else {
                    boolean isRun = count >= FOLDED;
                    for (int after = i + (isRun ? count : 1); i < after; i++) {
                        add(section, graphemes.get(i));
                    }
                    if (isRun) {
                        place(metrics.cell(), section, grapheme.start() + count, 0, new Content.Fold(grapheme.start()));
                    }
                }
            }
        }

        private static int equalFrom(List<Grapheme> graphemes, int first) {
            int i = first + 1;
            while (i < graphemes.size()
                    && graphemes.get(i).text().equals(graphemes.get(first).text())) {
                i++;
            }
            return i - first;
        }

        private void add(Section section, Grapheme grapheme) {
            int whole = (right - metrics.inset() + metrics.gap()) / (metrics.cell() + metrics.gap());
            int at = grapheme.start();
            while (at < grapheme.end()) {
                int left = grapheme.end() - at;
                int room = (right - x + metrics.gap()) / (metrics.cell() + metrics.gap());
                int taken = left <= whole ? left : Math.max(1, Math.min(left, room));
                place(width(taken), section, at, taken, new Content.Of(grapheme, at == grapheme.start()));
                at += taken;
            }
        }

        private void addMissing() {
            long missing = content.missing();
            for (int i = 0; i < Math.min(missing, MOST_MISSING_SHOWN); i++) {
                Section body = new Section(WireContent.Part.BODY, content.bytes().length, 0);
                place(metrics.cell(), body, content.bytes().length, 0, new Content.Missing());
            }
        }

        private int width(int bytes) {
            return bytes * metrics.cell() + (bytes - 1) * metrics.gap();
        }

        private void place(int width, Section section, int start, int length, Content what) {
            if (x + width > right && x > metrics.inset()) {
                x = metrics.inset();
                y += metrics.height() + metrics.gap();
            }
            cells.add(new Cell(new Rectangle(x, y, width, metrics.height()), start, length, section.part(), what));
            x += width + metrics.gap();
        }
    }
}
