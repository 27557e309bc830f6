package switchboard.ui.log.filter;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ListCellRenderer;
import javax.swing.ListSelectionModel;
import javax.swing.Popup;
import javax.swing.PopupFactory;
import javax.swing.ScrollPaneConstants;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import switchboard.filter.Completion;
import switchboard.ui.Strings;
import switchboard.ui.look.CellRendererComponent;
import switchboard.ui.look.Fonts;
import switchboard.ui.look.TextPainter;

/**
 * The popup with completions below the filter field. Event dispatch thread only.
 *
 * <p>The popup never has the focus: typing continues in the field, and no completion is selected before the user moves
 * to one.
 */
final class CompletionPopup {
    private static final int MOST_ROWS = 9;
    private static final int WIDTH = 460;

    private final JComponent owner;
    private final DefaultListModel<Completion> model = new DefaultListModel<>();
    private final JList<Completion> list = new JList<>(model);
    private final JPanel panel = new JPanel(new BorderLayout());
    private Optional<Popup> popup = Optional.empty();

    /**
     * @param owner the filter field
     * @param onChosen gets the completion that was clicked
     */
    CompletionPopup(JComponent owner, Consumer<Completion> onChosen) {
        this.owner = owner;
        list.setFocusable(false);
        list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        list.setCellRenderer(new CompletionRenderer());
        list.getAccessibleContext().setAccessibleName(Strings.of("log.filter.proposals"));
        list.addMouseListener(new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
                int index = list.locationToIndex(event.getPoint());
                if (index >= 0) {
                    onChosen.accept(model.get(index));
                }
            }
        });
        JScrollPane scroll = new JScrollPane(list);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setHorizontalScrollBarPolicy(ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.getVerticalScrollBar().setFocusable(false);
        panel.add(scroll);
    }

    /** Shows these completions, or hides the popup if there are none. */
    void show(List<Completion> proposals) {
        hide();
        model.clear();
        if (proposals.isEmpty() || !owner.isShowing()) {
            return;
        }
        // A hidden popup is not in the component tree and missed changes of the theme and the zoom.
        SwingUtilities.updateComponentTreeUI(panel);
        panel.setBorder(BorderFactory.createLineBorder(UIManager.getColor("Component.borderColor")));
        proposals.forEach(model::addElement);
        list.setVisibleRowCount(Math.min(MOST_ROWS, proposals.size()));
        list.setFixedCellHeight(owner.getFontMetrics(owner.getFont()).getHeight() + UIScale.scale(8));
        list.clearSelection();
        Rectangle screen = owner.getGraphicsConfiguration().getBounds();
        Point at = owner.getLocationOnScreen();
        Dimension wanted = panel.getPreferredSize();
        int width = Math.min(Math.max(owner.getWidth(), UIScale.scale(WIDTH)), screen.width);
        panel.setPreferredSize(null);
        panel.setPreferredSize(new Dimension(width, wanted.height));
        boolean below = at.y + owner.getHeight() + wanted.height <= screen.y + screen.height;
        int x = Math.min(at.x, screen.x + screen.width - width);
        int y = below ? at.y + owner.getHeight() : at.y - wanted.height;
        Popup shown = PopupFactory.getSharedInstance().getPopup(owner, panel, x, y);
        popup = Optional.of(shown);
        shown.show();
    }

    /** Hides the popup. */
    void hide() {
        popup.ifPresent(Popup::hide);
        popup = Optional.empty();
        panel.setPreferredSize(null);
    }

    boolean isShown() {
        return popup.isPresent();
    }

    /** Moves the selection by this many lines; before the first and after the last line, no line is selected. */
    void move(int by) {
        int count = model.size();
        if (count > 0) {
            int now = list.getSelectedIndex();
            // One position more than there are lines: the field itself.
            int next = Math.floorMod((now < 0 ? 0 : now + 1) + by, count + 1) - 1;
            if (next < 0) {
                list.clearSelection();
            } else {
                list.setSelectedIndex(next);
                list.ensureIndexIsVisible(next);
            }
        }
    }

    /** Returns the selected completion. */
    Optional<Completion> chosen() {
        return isShown() ? Optional.ofNullable(list.getSelectedValue()) : Optional.empty();
    }

    /** Returns the first completion. */
    Optional<Completion> first() {
        return isShown() && !model.isEmpty() ? Optional.of(model.get(0)) : Optional.empty();
    }

    /** Returns the selected completion for assistive technology, or the number of completions if none is selected. */
    String spoken() {
        return chosen().map(one -> one.replacement() + " " + Strings.render(one.explanation()))
                .orElseGet(() -> isShown() ? Strings.of("log.filter.proposals.count", model.size()) : "");
    }

    /** A list cell renderer that draws a completion and its meaning. */
    private static final class CompletionRenderer extends CellRendererComponent
            implements ListCellRenderer<Completion> {
        private static final long serialVersionUID = 1L;

        private transient Optional<Completion> shown = Optional.empty();
        private boolean selected;

        @Override
        public Component getListCellRendererComponent(
                JList<? extends Completion> list, Completion value, int index, boolean isSelected, boolean focused) {
            shown = Optional.of(value);
            selected = isSelected;
            setFont(Fonts.monospaced().deriveFont(list.getFont().getSize2D()));
            setBackground(isSelected ? list.getSelectionBackground() : list.getBackground());
            setForeground(isSelected ? list.getSelectionForeground() : list.getForeground());
            return this;
        }

        @Override
        protected String spokenName() {
            return shown.map(one -> one.replacement() + ", " + Strings.render(one.explanation()))
                    .orElse("");
        }

        @Override
        public Dimension getPreferredSize() {
            return new Dimension(
                    UIScale.scale(WIDTH) / 2, getFontMetrics(getFont()).getHeight() + UIScale.scale(8));
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            Graphics2D g = (Graphics2D) graphics;
            g.setColor(getBackground());
            g.fillRect(0, 0, getWidth(), getHeight());
            TextPainter.hint(g);
            shown.ifPresent(one -> {
                int margin = UIScale.scale(10);
                int typed = getWidth() * 2 / 5;
                g.setFont(getFont());
                g.setColor(getForeground());
                line(g, one.replacement(), margin, typed - margin);
                g.setFont(UIManager.getFont("Label.font"));
                g.setColor(UIManager.getColor(selected ? "sb.text2Selected" : "sb.text2"));
                line(g, Strings.render(one.explanation()), typed + margin, getWidth() - typed - 2 * margin);
            });
        }

        private void line(Graphics2D g, String text, int x, int width) {
            FontMetrics metrics = g.getFontMetrics();
            int baseline = (getHeight() - metrics.getHeight()) / 2 + metrics.getAscent();
            TextPainter.paint(g, text, x, baseline, width);
        }
    }
}
