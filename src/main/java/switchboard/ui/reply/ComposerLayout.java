package switchboard.ui.reply;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.LayoutManager;
import java.util.List;

/**
 * The layout of the composer: recipients, options, editor and button in one line where the width allows, else the
 * editor above the others, and in the narrowest windows the recipients between them. Event dispatch thread only.
 *
 * <p>Everything stands at the lower edge, and only the editor grows upwards with its text, so that no button moves
 * while text is typed. The width of the recipients does not depend on their number.
 */
final class ComposerLayout implements LayoutManager {
    /** The least width of the recipients in pixels at 100 % zoom. */
    private static final int RECIPIENTS = 180;

    /** The width in pixels at 100 % zoom below which the recipients have a line of their own. */
    private static final int RECIPIENTS_ALONE = 120;

    /** The least width of the editor in a line with the others, in pixels at 100 % zoom. */
    private static final int EDITOR = 260;

    /** The share of the width that the recipients take where there is room, in percent. */
    private static final int RECIPIENTS_PERCENT = 22;

    private static final int GAP = 8;

    private final Component recipients;
    private final List<Component> options;
    private final Editor editor;
    private final Component send;

    /** The editor with its scroll bar, and the height that its text wants. */
    interface Editor {
        /** Returns the component. */
        Component component();

        /**
         * Returns the height for the text in pixels.
         *
         * @param least the least height in pixels
         */
        int height(int least);
    }

    /**
     * Creates the layout.
     *
     * @param options the components between the recipients and the editor, which keep their preferred width
     */
    ComposerLayout(Component recipients, List<Component> options, Editor editor, Component send) {
        this.recipients = recipients;
        this.options = List.copyOf(options);
        this.editor = editor;
        this.send = send;
    }

    private static int gap() {
        return UIScale.scale(GAP);
    }

    private int lineHeight() {
        int height = Math.max(recipients.getPreferredSize().height, send.getPreferredSize().height);
        for (Component option : options) {
            height = Math.max(height, option.getPreferredSize().height);
        }
        return height;
    }

    private int optionsWidth() {
        return options.stream()
                .mapToInt(option -> option.getPreferredSize().width + gap())
                .sum();
    }

    private int fixedWidth() {
        return optionsWidth() + send.getPreferredSize().width + 2 * gap();
    }

    private boolean isOneLine(int width) {
        return width - fixedWidth() >= UIScale.scale(RECIPIENTS + EDITOR);
    }

    /** Returns the width that the recipients have beside the options and the button, below the editor. */
    private int recipientsWidth(int width) {
        return width - optionsWidth() - send.getPreferredSize().width - gap();
    }

    private boolean isTwoLines(int width) {
        return recipientsWidth(width) >= UIScale.scale(RECIPIENTS_ALONE);
    }

    @Override
    public Dimension preferredLayoutSize(Container parent) {
        int width = parent.getWidth();
        int line = lineHeight();
        int linesBelow = isOneLine(width) ? 0 : isTwoLines(width) ? 1 : 2;
        return new Dimension(
                fixedWidth() + UIScale.scale(RECIPIENTS + EDITOR), editor.height(line) + linesBelow * (line + gap()));
    }

    @Override
    public Dimension minimumLayoutSize(Container parent) {
        return new Dimension(0, lineHeight());
    }

    @Override
    public void layoutContainer(Container parent) {
        int width = parent.getWidth();
        int line = lineHeight();
        int lowest = parent.getHeight() - line;
        int sendWidth = send.getPreferredSize().width;
        place(parent, send, width - sendWidth, lowest, sendWidth, line);
        if (isOneLine(width)) {
            int share = Math.max(
                    UIScale.scale(RECIPIENTS),
                    Math.min(width * RECIPIENTS_PERCENT / 100, width - fixedWidth() - UIScale.scale(EDITOR)));
            place(parent, recipients, 0, lowest, share, line);
            int at = placeOptions(parent, share + gap(), lowest, line);
            placeEditor(parent, at, width - at - gap() - sendWidth, parent.getHeight());
        } else if (isTwoLines(width)) {
            int share = recipientsWidth(width);
            place(parent, recipients, 0, lowest, share, line);
            placeOptions(parent, share + gap(), lowest, line);
            placeEditor(parent, 0, width, lowest - gap());
        } else {
            placeOptions(parent, 0, lowest, line);
            place(parent, recipients, 0, lowest - gap() - line, width, line);
            placeEditor(parent, 0, width, lowest - 2 * gap() - line);
        }
    }

    /** Places the options in a line, and returns the position behind them. */
    private int placeOptions(Container parent, int x, int y, int height) {
        int at = x;
        for (Component option : options) {
            int width = option.getPreferredSize().width;
            place(parent, option, at, y, width, height);
            at += width + gap();
        }
        return at;
    }

    private void placeEditor(Container parent, int x, int width, int bottom) {
        int height = Math.max(0, Math.min(bottom, editor.height(lineHeight())));
        place(parent, editor.component(), x, bottom - height, Math.max(0, width), height);
    }

    private static void place(Container parent, Component child, int x, int y, int width, int height) {
        int left = parent.getComponentOrientation().isLeftToRight() ? x : parent.getWidth() - x - width;
        child.setBounds(left, y, width, height);
    }

    @Override
    public void addLayoutComponent(String name, Component child) {
        // The components are known from the beginning.
    }

    @Override
    public void removeLayoutComponent(Component child) {
        // No component is ever removed.
    }
}
