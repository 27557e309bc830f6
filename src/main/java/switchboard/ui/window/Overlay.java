package switchboard.ui.window;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.KeyboardFocusManager;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.command.CommandActions;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.panes.QuestionCard;

/**
 * A layer that shows a card over the window until it is closed; the window below stays live. Event dispatch thread
 * only.
 *
 * <p>Escape, the close button or a click beside the card closes it, and the focus returns to its earlier owner.
 */
final class Overlay extends JPanel {
    private static final long serialVersionUID = 1L;

    private final JPanel card = new JPanel(new MigLayout("insets 14 24 22 14, fill", "[grow,fill]", "[]0[grow,fill]"));
    private final JButton close;
    private final transient Deque<Shown> covered = new ArrayDeque<>();
    private transient Optional<Component> before = Optional.empty();
    private transient Optional<Shown> shown = Optional.empty();

    /** A card, whether it has a large fixed size, and the component that gets the focus. */
    private record Shown(JComponent content, boolean wide, JComponent first) {}

    Overlay() {
        super(null);
        setOpaque(false);
        setVisible(false);
        setFocusCycleRoot(true);
        card.putClientProperty("FlatLaf.styleClass", "card");
        close = new CommandActions(this, this)
                .add(WindowCommand.CLOSE_CARD, this::close)
                .tool(new JButton());
        add(card);
        addMouseListener(new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
                if (!card.getBounds().contains(event.getPoint())) {
                    close();
                }
            }
        });
    }

    /**
     * Shows a card.
     *
     * @param wide whether it takes a large fixed size instead of its preferred one
     * @param first the component that gets the focus
     */
    void open(JComponent content, boolean wide, JComponent first) {
        covered.clear();
        show(new Shown(content, wide, first));
    }

    /** Shows a question over the present card, which shows again after it; the last of several questions stays. */
    void ask(QuestionCard question) {
        shown.filter(one -> !(one.content() instanceof QuestionCard)).ifPresent(covered::push);
        show(new Shown(question, false, question.first()));
    }

    private void show(Shown now) {
        if (!isVisible()) {
            before = Optional.ofNullable(
                    KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner());
        }
        shown = Optional.of(now);
        card.removeAll();
        card.add(close, "alignx trailing, growx 0, wrap");
        JComponent content = now.content();
        if (!now.wide()) {
            JScrollPane scroll = new JScrollPane(now.content());
            scroll.setBorder(BorderFactory.createEmptyBorder());
            scroll.setOpaque(false);
            scroll.getViewport().setOpaque(false);
            content = scroll;
        }
        card.add(content, "wmin 0, hmin 0, gapright 10");
        setVisible(true);
        revalidate();
        repaint();
        now.first().requestFocusInWindow();
    }

    /** Closes the card; one that a question has covered shows again. */
    void close() {
        if (!covered.isEmpty()) {
            show(covered.pop());
        } else if (isVisible()) {
            setVisible(false);
            card.removeAll();
            shown = Optional.empty();
            before.ifPresent(Component::requestFocusInWindow);
            before = Optional.empty();
        }
    }

    /** Returns the close button, which gets the focus in a card without input fields. */
    JComponent closeButton() {
        return close;
    }

    @Override
    public void doLayout() {
        int margin = UIScale.scale(24);
        Dimension most = new Dimension(Math.max(0, getWidth() - 2 * margin), Math.max(0, getHeight() - 2 * margin));
        Dimension wanted = shown.filter(Shown::wide).isPresent()
                ? new Dimension(UIScale.scale(980), UIScale.scale(680))
                : new Dimension(card.getPreferredSize().width + UIScale.scale(16), card.getPreferredSize().height);
        int width = Math.min(most.width, wanted.width);
        int height = Math.min(most.height, wanted.height);
        card.setBounds((getWidth() - width) / 2, (getHeight() - height) / 2, width, height);
    }

    @Override
    protected void paintComponent(Graphics g) {
        g.setColor(new Color(0, 0, 0, 110));
        g.fillRect(0, 0, getWidth(), getHeight());
    }
}
