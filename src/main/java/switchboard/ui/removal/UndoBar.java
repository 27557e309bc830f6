package switchboard.ui.removal;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.util.Optional;
import javax.accessibility.AccessibleContext;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;
import switchboard.ui.desktop.KeyBindings;
import switchboard.ui.edt.Edt;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertParagraph;
import switchboard.ui.look.InertText;

/**
 * The bar over the window that says what a block will do, with the seconds in which it can be undone. Event dispatch
 * thread only.
 *
 * <p>It takes the focus while it shows, and Enter and Escape undo.
 */
public final class UndoBar extends JPanel {
    private static final long serialVersionUID = 1L;

    /** The width of the bar in pixels at 100 % zoom, where the window has room. */
    private static final int WIDTH = 680;

    private static final int MARGIN = 24;

    private final transient ClientRemovals removals;
    private final InertParagraph sentence = new InertParagraph("Label.foreground", "Label.font", false);
    private final JLabel seconds = new JLabel();
    private final JButton undo = new JButton(Strings.of("removal.undo"));
    private transient Optional<Component> before = Optional.empty();

    /** Creates the bar; it is hidden while there is nothing to undo. */
    public UndoBar(ClientRemovals removals) {
        super(new MigLayout("insets 10 14 10 10, fillx", "[]10[grow,fill]14[]10[]6[]", "[center]"));
        this.removals = removals;
        putClientProperty("FlatLaf.styleClass", "floating");
        JButton now = new JButton(Strings.of("removal.block.now"));
        undo.putClientProperty("FlatLaf.styleClass", "primary");
        undo.addActionListener(event -> removals.undo());
        now.addActionListener(event -> removals.blockNow());
        KeyBindings.focused(undo, "ENTER", undo::doClick);
        KeyBindings.focused(now, "ENTER", now::doClick);
        KeyBindings.inside(this, "ESCAPE", removals::undo);
        seconds.putClientProperty("FlatLaf.styleClass", "muted");
        add(new JLabel(Icons.of("ban", 16, "sb.warn")));
        add(sentence, "wmin 0, growx");
        add(seconds);
        add(undo);
        add(now);
        setVisible(false);
        removals.onChange(this::update);
    }

    private void update() {
        Optional<BlockEffect> effect = removals.effect();
        if (effect.isPresent()) {
            String words = effect.get().sentence();
            boolean another = !isVisible() || !words.equals(sentence.text());
            sentence.setText(words);
            seconds.setText(Strings.of("removal.seconds", removals.secondsLeft()));
            if (another) {
                // Announced by assistive technology, once and not each second.
                String spoken = InertText.of(words);
                getAccessibleContext().setAccessibleName(spoken);
                getAccessibleContext()
                        .firePropertyChange(AccessibleContext.ACCESSIBLE_VISIBLE_DATA_PROPERTY, null, spoken);
            }
            open();
        } else {
            close();
        }
    }

    private void open() {
        if (!isVisible()) {
            setVisible(true);
            // Later, because a menu that closes gives the focus back first.
            Edt.later(this::takeFocus);
        }
        revalidate();
        repaint();
    }

    private void takeFocus() {
        if (isVisible()) {
            before = Optional.ofNullable(
                    KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner());
            undo.requestFocusInWindow();
        }
    }

    private void close() {
        if (isVisible()) {
            Component owner =
                    KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
            boolean focused = owner != null && SwingUtilities.isDescendingFrom(owner, this);
            setVisible(false);
            if (focused) {
                before.ifPresent(Component::requestFocusInWindow);
            }
            before = Optional.empty();
        }
    }

    /**
     * Moves the bar to the middle of its parent.
     *
     * @param bottom the vertical position of its lower edge in the parent, in pixels
     */
    public void place(int bottom) {
        int width = Math.min(UIScale.scale(WIDTH), Math.max(0, getParent().getWidth() - 2 * UIScale.scale(MARGIN)));
        // The sentence has its height only when it has its width.
        setSize(width, Math.max(1, getHeight()));
        validate();
        int height = getPreferredSize().height;
        setBounds((getParent().getWidth() - width) / 2, bottom - height, width, height);
    }
}
