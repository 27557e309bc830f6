package switchboard.ui.present;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.event.ActionEvent;
import java.time.ZoneId;
import java.util.List;
import java.util.function.LongSupplier;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JToggleButton;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;
import switchboard.ui.command.CommandActions;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.join.BigAddress;
import switchboard.ui.listen.ListenControl;
import switchboard.ui.live.ClientSelection;
import switchboard.ui.live.LiveModel;
import switchboard.ui.log.LogPanel;
import switchboard.ui.look.InertText;

/**
 * The view for a projector: the address, a strip of clients, some rows of the log, and the selected message in more
 * than half of the height.
 *
 * <p>It borrows the window's panes of log, message and reply while it is shown, so that selection, filter and typed
 * text stay. The reply is hidden until it is asked for. Event dispatch thread only.
 */
public final class PresentView extends JPanel {
    private static final long serialVersionUID = 1L;

    private static final int LEAST_ROWS = 4;

    /** The share of the height that the selected message gets; rows of the log get what is left. */
    private static final double MESSAGE = 0.54;

    /** The largest share of the height for the reply. */
    private static final double REPLY = 0.4;

    /** The size of the address at 100 % zoom, in points. */
    private static final int ADDRESS = 34;

    private static final int MARGIN = 16;
    private static final int GAP = 8;

    private final transient ListenControl listen;
    private final BigAddress address = new BigAddress(ADDRESS);
    private final JPanel buttons = new JPanel(new MigLayout("insets 0", "[]12[]2[]", "[center]"));
    private final ClientStrip strip;
    private final LogPanel log;
    private final JComponent message;
    private final JComponent reply;
    private transient List<BorrowedPane> borrowed = List.of();

    /**
     * Creates the view, not shown yet.
     *
     * @param log the pane of the log
     * @param message the pane of the selected message
     * @param reply the pane of the reply
     * @param clock the elapsed time since the program started, in microseconds
     * @param commands the window's commands
     */
    public PresentView(
            ListenControl listen,
            LiveModel live,
            ClientSelection selection,
            LogPanel log,
            JComponent message,
            JComponent reply,
            LongSupplier clock,
            ZoneId zone,
            CommandActions commands) {
        super(null);
        this.listen = listen;
        this.log = log;
        this.message = message;
        this.reply = reply;
        strip = new ClientStrip(live, selection, clock, zone);
        setOpaque(false);
        setVisible(false);
        buttons.setOpaque(false);
        buttons.add(commands.get(WindowCommand.WRITE_REPLY).primaryButton());
        buttons.add(commands.get(WindowCommand.SHOW_JOIN_CARD).tool(new JButton()));
        JToggleButton leave = commands.get(WindowCommand.PRESENT).tool(new JToggleButton());
        leave.setSelected(true);
        leave.addActionListener(event -> leave.setSelected(true));
        buttons.add(leave);
        add(address);
        add(buttons);
        add(strip);
        new CommandActions(this, this).add(WindowCommand.CLOSE_CARD, () -> {
            if (reply.isVisible()) {
                hideReply();
            } else {
                commands.get(WindowCommand.PRESENT)
                        .actionPerformed(new ActionEvent(this, ActionEvent.ACTION_PERFORMED, ""));
            }
        });
        listen.onChange(this::showAddress);
        showAddress();
    }

    /** Returns the strip of clients, a pane of its own for the focus. */
    public JComponent strip() {
        return strip;
    }

    /** Takes the panes and shows the view. */
    public void begin() {
        borrowed = List.of(BorrowedPane.take(log), BorrowedPane.take(message), BorrowedPane.take(reply));
        add(log);
        add(message);
        add(reply);
        log.setHidesIdleBar(true);
        reply.setVisible(false);
        setVisible(true);
        strip.refill();
        revalidate();
        repaint();
        log.mainPart().requestFocusInWindow();
    }

    /** Gives the panes back and hides the view. */
    public void end() {
        remove(log);
        remove(message);
        remove(reply);
        setVisible(false);
        log.setHidesIdleBar(false);
        borrowed.forEach(BorrowedPane::giveBack);
        borrowed = List.of();
        log.mainPart().requestFocusInWindow();
    }

    /** Shows the pane of the reply. */
    public void showReply() {
        reply.setVisible(true);
        revalidate();
        repaint();
    }

    private void hideReply() {
        reply.setVisible(false);
        revalidate();
        repaint();
        log.mainPart().requestFocusInWindow();
    }

    /** Updates the waiting times; called once a second. */
    public void tickSecond() {
        strip.repaint();
    }

    private void showAddress() {
        address.setText(InertText.of(listen.main().map(listen::shown).orElseGet(() -> Strings.of("present.stopped"))));
        revalidate();
    }

    /** Returns the height in pixels that the pane of the log needs for a number of rows. */
    private int logHeight(int rows) {
        JTable table = log.mainPart();
        int inside = table.getTableHeader().getPreferredSize().height + rows * table.getRowHeight();
        if (SwingUtilities.getAncestorOfClass(JScrollPane.class, table) instanceof JScrollPane scroll) {
            int around = Math.max(0, log.getPreferredSize().height - scroll.getPreferredSize().height);
            return around + scroll.getInsets().top + scroll.getInsets().bottom + inside;
        }
        return inside;
    }

    @Override
    public void doLayout() {
        if (borrowed.isEmpty()) {
            return;
        }
        int gap = UIScale.scale(GAP);
        int x = UIScale.scale(MARGIN);
        int width = Math.max(0, getWidth() - 2 * x);
        int y = gap;
        Dimension tools = buttons.getPreferredSize();
        address.fit(width - tools.width - gap);
        int head = Math.max(address.getPreferredSize().height, tools.height);
        address.setBounds(x, y, width - tools.width - gap, head);
        buttons.setBounds(x + width - tools.width, y, tools.width, head);
        y += head + gap / 2;
        int clients = strip.heightFor(width);
        strip.setBounds(x, y, width, clients);
        y += clients + gap;
        int end = getHeight() - gap;
        if (reply.isVisible()) {
            int height = Math.min(reply.getPreferredSize().height, (int) (getHeight() * REPLY));
            end -= height;
            reply.setBounds(x, end, width, height);
            end -= gap;
        }
        int rest = end - y - gap;
        int rows = Math.max(logHeight(LEAST_ROWS), rest - (int) (getHeight() * MESSAGE));
        int above = Math.clamp(rows, 0, Math.max(0, rest));
        log.setBounds(x, y, width, above);
        message.setBounds(x, y + above + gap, width, rest - above);
    }
}
