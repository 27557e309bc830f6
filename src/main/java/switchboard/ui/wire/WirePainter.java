package switchboard.ui.wire;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Stroke;
import switchboard.ui.Strings;
import switchboard.ui.look.TextPainter;
import switchboard.ui.wire.WireLayout.Cell;
import switchboard.ui.wire.WireLayout.Content;
import switchboard.ui.wire.WireLayout.Heading;
import switchboard.ui.wire.bytes.ByteFormatter;
import switchboard.ui.wire.bytes.ByteRange;
import switchboard.ui.wire.bytes.ByteSelection;
import switchboard.ui.wire.bytes.Grapheme;
import switchboard.ui.wire.bytes.TextSize;
import switchboard.ui.wire.bytes.WireColors;
import switchboard.ui.wire.bytes.WireContent;

/** Paints the wire view's boxes. Event dispatch thread only. */
final class WirePainter {
    private final WireView view;

    WirePainter(WireView view) {
        this.view = view;
    }

    void paint(Graphics2D g, WireContent content, WireLayout layout, ByteSelection selection) {
        TextPainter.hint(g);
        TextPainter.smooth(g);
        Rectangle clip = g.getClipBounds();
        for (Heading heading : layout.headings()) {
            paint(g, content, heading);
        }
        for (Cell cell : layout.cells()) {
            if (cell.box().intersects(clip)) {
                paint(g, content, cell, selection);
            }
        }
    }

    private void paint(Graphics2D g, WireContent content, Heading heading) {
        int unit = g.getFontMetrics(view.getFont()).charWidth('0');
        int x = unit + unit / 2;
        FontMetrics bold = g.getFontMetrics(view.headingFont());
        int baseline = heading.top() + bold.getAscent() + unit / 2;
        g.setFont(view.headingFont());
        g.setColor(WireColors.outline(heading.section().part()));
        String title = title(content, heading.section());
        g.drawString(title, x, baseline);
        g.setFont(view.smallFont());
        g.setColor(WireColors.muted());
        g.drawString(note(content, heading.section()), x + bold.stringWidth(title) + unit, baseline);
    }

    /** Returns a description of the view for assistive technology. */
    String description(WireContent content) {
        StringBuilder text = new StringBuilder();
        for (WireContent.Section section : content.sections()) {
            text.append(title(content, section))
                    .append(": ")
                    .append(note(content, section))
                    .append(". ");
        }
        return text.toString();
    }

    private static String title(WireContent content, WireContent.Section section) {
        return switch (section.part()) {
            case HEADER -> Strings.of("wire.header");
            case BODY ->
                Strings.of(content.sections().size() > 1 || content.text().bytes() == 0 ? "wire.body" : "wire.bytes");
            case TRAILER -> Strings.of("wire.trailer");
        };
    }

    private static String note(WireContent content, WireContent.Section section) {
        return switch (section.part()) {
            case HEADER ->
                content.declaredLength().isPresent()
                        ? Strings.of(
                                "wire.header.says",
                                section.length(),
                                content.declaredLength().getAsLong())
                        : Strings.of("wire.count.bytes", section.length());
            case TRAILER -> Strings.of("wire.count.bytes", section.length());
            case BODY -> bodyNote(content);
        };
    }

    private static String bodyNote(WireContent content) {
        TextSize text = content.text();
        StringBuilder note = new StringBuilder(Strings.of("wire.count.bytes", text.bytes()));
        if (text.bytes() > 0) {
            note.append(" · ").append(Strings.of("wire.count.characters", text.characters()));
        }
        if (text.invalid() > 0) {
            note.append(" · ")
                    .append(Strings.of(
                            "wire.count.invalid",
                            text.invalid(),
                            content.charset(WireContent.Part.BODY).name()));
        }
        if (content.skipped() > 0) {
            note.append(" · ").append(Strings.of("wire.count.skipped", content.skipped()));
        }
        if (content.missing() > 0) {
            note.append(" · ").append(Strings.of("wire.count.missing", content.missing()));
        }
        if (text.bytes() > WireLayout.SHOWN) {
            note.append(" · ").append(Strings.of("wire.count.shown", WireLayout.SHOWN));
        }
        return note.toString();
    }

    private void paint(Graphics2D g, WireContent content, Cell cell, ByteSelection selection) {
        Rectangle box = cell.box();
        boolean selected = cell.length() > 0 && selection.range().overlaps(cell.start(), cell.end());
        boolean invalid =
                cell.content() instanceof Content.Of of && of.grapheme().kind() == Grapheme.Kind.INVALID;
        Color line = invalid ? WireColors.error() : WireColors.outline(cell.part());
        int arc = Math.max(4, box.height / 8);
        g.setColor(invalid ? WireColors.errorTint() : WireColors.tint(cell.part()));
        if (cell.length() > 0) {
            g.fillRoundRect(box.x, box.y, box.width - 1, box.height - 1, arc, arc);
        }
        if (selected) {
            paintSelection(g, cell, selection.range(), arc);
        }
        Stroke stroke = g.getStroke();
        if (cell.length() == 0) {
            g.setStroke(WireView.dashed());
            line = WireColors.muted();
        }
        g.setColor(line);
        g.drawRoundRect(box.x, box.y, box.width - 1, box.height - 1, arc, arc);
        if (selected) {
            g.drawRoundRect(box.x + 1, box.y + 1, box.width - 3, box.height - 3, arc, arc);
        }
        g.setStroke(stroke);
        if (view.isFocusOwner() && cell.length() > 0 && selection.cursor().overlaps(cell.start(), cell.end())) {
            g.setColor(WireColors.focus());
            g.drawRoundRect(box.x - 1, box.y - 1, box.width + 1, box.height + 1, arc, arc);
        }
        paintContent(g, content.bytes(), cell, selected);
    }

    /** Paints the background of the selected bytes; of a character that is selected in part, only that part. */
    private static void paintSelection(Graphics2D g, Cell cell, ByteRange range, int arc) {
        Rectangle box = cell.box();
        g.setColor(WireColors.selection());
        if (cell.content() instanceof Content.Run || (range.start() <= cell.start() && range.end() >= cell.end())) {
            g.fillRoundRect(box.x, box.y, box.width - 1, box.height - 1, arc, arc);
            return;
        }
        int from = Math.max(range.start(), cell.start()) - cell.start();
        int to = Math.min(range.end(), cell.end()) - cell.start();
        g.fillRect(
                box.x + from * box.width / cell.length(),
                box.y + 1,
                (to - from) * box.width / cell.length(),
                box.height / 2);
    }

    private void paintContent(Graphics2D g, byte[] bytes, Cell cell, boolean selected) {
        Rectangle box = cell.box();
        Rectangle upper = new Rectangle(box.x, box.y, box.width, box.height / 2 + 1);
        Rectangle lower = new Rectangle(box.x, box.y + box.height / 2 - 1, box.width, box.height / 2);
        Color text = selected ? WireColors.selectionText() : WireColors.text();
        Color faint = selected ? WireColors.selectionText() : WireColors.muted();
        Font mono = view.getFont();
        switch (cell.content()) {
            case Content.Missing missing -> centre(g, "?", box, mono, WireColors.muted());
            case Content.Fold fold -> centre(g, "«", box, mono, WireColors.muted());
            case Content.Run run -> {
                centre(g, ByteFormatter.hex(bytes[cell.start()]) + " × " + run.count(), upper, mono, faint);
                centre(
                        g,
                        ByteFormatter.picture(run.grapheme().text().codePointAt(0)) + " × " + run.count(),
                        lower,
                        mono,
                        faint);
            }
            case Content.Of of -> {
                for (int i = 0; i < cell.length(); i++) {
                    int left = box.x + i * box.width / cell.length();
                    int right = box.x + (i + 1) * box.width / cell.length();
                    Rectangle digits = new Rectangle(left, upper.y, right - left, upper.height);
                    centre(g, ByteFormatter.hex(bytes[cell.start() + i]), digits, mono, faint);
                }
                paintGrapheme(g, of, lower, text, faint);
            }
        }
    }

    private void paintGrapheme(Graphics2D g, Content.Of of, Rectangle box, Color text, Color faint) {
        if (!of.first()) {
            centre(g, "…", box, view.getFont(), faint);
            return;
        }
        switch (of.grapheme().kind()) {
            case INVALID -> centre(g, "?", box, view.getFont(), WireColors.error());
            case CONTROL ->
                centre(g, ByteFormatter.picture(of.grapheme().text().codePointAt(0)), box, view.getFont(), faint);
            case VISIBLE -> {
                if (of.grapheme().isHarmless()) {
                    centre(g, of.grapheme().text(), box, view.getFont(), text);
                } else {
                    centre(g, of.grapheme().codePoint(), box, view.smallFont(), WireColors.warning());
                }
            }
        }
    }

    private static void centre(Graphics2D g, String text, Rectangle box, Font font, Color color) {
        FontMetrics metrics = g.getFontMetrics(font);
        g.setFont(font);
        g.setColor(color);
        int width = TextPainter.width(metrics, text);
        int x = box.x + (box.width - width) / 2;
        int y = box.y + (box.height - metrics.getHeight()) / 2 + metrics.getAscent();
        TextPainter.paint(g, text, x, y, width);
    }
}
