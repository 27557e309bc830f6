package switchboard.ui.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import net.miginfocom.swing.MigLayout;
import switchboard.model.ConnectionId;
import switchboard.replay.ReplayPlan;
import switchboard.replay.ReplaySummary;
import switchboard.replay.compare.ReplayResult;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Settings;
import switchboard.ui.Strings;
import switchboard.ui.command.CommandActions;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertLabel;
import switchboard.ui.look.InertParagraph;
import switchboard.ui.panes.Divider;
import switchboard.ui.panes.PersistentSplitPane;

/**
 * The panel that replays a session and shows its outcomes.
 *
 * <p>Event dispatch thread only. The window that shows it calls {@link #tick} regularly and {@link #stop} when it
 * closes.
 */
public final class ReplayPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int STEPS = 1_000;

    private final transient ReplayStarter port;
    private final ReplayForm form;
    private final JButton start = new JButton(Strings.of("replay.start"), Icons.of("play", 16, "sb.onAccent"));
    private final JButton stop = new JButton(Strings.of("replay.stop"), Icons.of("square", 16, "Label.foreground"));
    private final JProgressBar bar = new JProgressBar(0, STEPS);
    private final JLabel verdict = new JLabel();
    private final InertParagraph progressText = new InertParagraph("Label.foreground", "defaultFont", false);
    private final JCheckBox onlyBad = new JCheckBox(Strings.of("replay.only.bad"));
    private final OutcomeTableModel rows = new OutcomeTableModel();
    private final OutcomeTable table = new OutcomeTable(rows);
    private final OutcomeDetail detail = new OutcomeDetail();
    private transient OutcomeBuffer buffer = new OutcomeBuffer();
    private transient Optional<Runnable> running = Optional.empty();

    /**
     * Creates the panel.
     *
     * @param name the session's name
     * @param chosen the clients to begin with; empty for all
     * @param settings remembers the position of the divider
     */
    public ReplayPanel(String name, Set<ConnectionId> chosen, ReplayStarter port, Settings settings) {
        super(new MigLayout("insets 16 20 16 20, fill, wrap 1, hidemode 3", "[grow,fill]", "[]12[]12[]10[grow,fill]"));
        this.port = port;
        add(new InertLabel(Strings.of("replay.title", name), "Label.foreground", "h2.font", Optional.empty()));
        form = new ReplayForm(chosen);
        form.onChange(this::formChanged);
        add(form, "wmin 0");
        add(buildState(), "wmin 0");
        JScrollPane scroll = new JScrollPane(table);
        scroll.putClientProperty("FlatLaf.styleClass", "pane");
        PersistentSplitPane split = new PersistentSplitPane(
                JSplitPane.VERTICAL_SPLIT, scroll, detail, true, new Divider("replay.detail", 170, 170, 0.5), settings);
        add(split, "wmin 0, hmin 0, push");
        table.onSelect(() -> detail.show(table.chosen()));
        onlyBad.addActionListener(event -> showOnlyBad());
        CommandActions commands = new CommandActions(this, table);
        commands.add(WindowCommand.NEXT_DIFFERENCE, () -> step(1));
        commands.add(WindowCommand.PREVIOUS_DIFFERENCE, () -> step(-1));
        showState();
    }

    /** Proposes a server, a port and a class code in fields in which nothing else was typed. */
    public void propose(ReplayTarget target) {
        form.propose(target);
    }

    private JPanel buildState() {
        JPanel state = new JPanel(new MigLayout("insets 0, fillx, hidemode 3", "[][]14[][grow,fill][]", "[center]"));
        state.setOpaque(false);
        start.putClientProperty("FlatLaf.styleClass", "primary");
        start.addActionListener(event -> begin());
        stop.addActionListener(event -> stop());
        bar.getAccessibleContext().setAccessibleName(Strings.of("replay.progress"));
        // Cells by index, because a hidden component would let the others move to other cells.
        state.add(start, "cell 0 0");
        state.add(stop, "cell 1 0");
        state.add(verdict, "cell 2 0");
        state.add(progressText, "cell 3 0, wmin 0");
        state.add(onlyBad, "cell 4 0");
        state.add(bar, "cell 0 1 5 1, growx, gaptop 4, h 6!");
        return state;
    }

    private void formChanged() {
        if (running.isEmpty()) {
            start.setEnabled(form.plan().isPresent());
        }
    }

    /** Starts the replay of the form. */
    void begin() {
        Optional<ReplayPlan> plan = form.plan();
        if (plan.isEmpty() || running.isPresent()) {
            return;
        }
        rows.clear();
        detail.show(Optional.empty());
        verdict.setIcon(null);
        verdict.setText("");
        progressText.setText(Strings.of("replay.beginning"));
        buffer = new OutcomeBuffer();
        running = Optional.of(port.start(plan.get(), buffer));
        showState();
        table.requestFocusInWindow();
    }

    /** Stops the replay, if one is running; the last outcomes come with the next {@link #tick}. */
    public void stop() {
        running.ifPresent(Runnable::run);
    }

    private void showState() {
        boolean busy = running.isPresent();
        form.setOpen(!busy);
        start.setVisible(!busy);
        stop.setVisible(busy);
        bar.setVisible(busy);
        formChanged();
        revalidate();
        repaint();
    }

    /** Shows the new outcomes; called repeatedly. */
    public void tick() {
        if (running.isEmpty()) {
            return;
        }
        OutcomeBuffer.Batch batch = buffer.take();
        boolean atEnd = isAtEnd();
        rows.add(batch.rows());
        if (atEnd && table.getSelectedRow() < 0 && rows.getRowCount() > 0) {
            table.scrollRectToVisible(table.getCellRect(rows.getRowCount() - 1, 0, true));
        }
        progressText.setText(words(batch));
        long done = batch.counts().values().stream().mapToLong(Long::longValue).sum();
        bar.setIndeterminate(batch.messages() == 0);
        bar.setValue((int) (batch.messages() == 0 ? 0 : Math.min(STEPS, done * STEPS / batch.messages())));
        if (batch.summary().isPresent()) {
            running = Optional.empty();
            showVerdict(batch.summary().get());
            showState();
        }
    }

    private boolean isAtEnd() {
        return table.getVisibleRect().y + table.getVisibleRect().height >= table.getHeight() - table.getRowHeight();
    }

    private static String words(OutcomeBuffer.Batch batch) {
        if (batch.clients() == 0) {
            return Strings.of("replay.beginning");
        }
        List<String> parts = new ArrayList<>();
        if (!batch.listening().isEmpty() && batch.summary().isEmpty()) {
            parts.add(Strings.of("replay.listening", batch.listening()));
        }
        parts.add(Strings.of("replay.clients.count", batch.clients()));
        counts(parts, batch.counts());
        if (batch.left() > 0) {
            parts.add(Strings.of("replay.left", LocalizedFormats.count(batch.left())));
        }
        batch.summary()
                .ifPresent(summary -> parts.add(Strings.of(
                        "replay.duration",
                        LocalizedFormats.oneDecimal(summary.duration().toMillis() / 1_000.0))));
        return String.join("  ·  ", parts);
    }

    private static void counts(List<String> parts, Map<ReplayResult, Long> counts) {
        for (ReplayResult result : ReplayResult.values()) {
            long count = counts.getOrDefault(result, 0L);
            if (count > 0) {
                parts.add(LocalizedFormats.count(count) + " " + Strings.of("replay.result." + result.word()));
            }
        }
    }

    private void showVerdict(ReplaySummary summary) {
        String key;
        if (!summary.failure().isEmpty()) {
            progressText.setText(Strings.render(summary.failure().get()));
            key = "failed";
        } else if (summary.cancelled()) {
            key = "stopped";
        } else {
            key = summary.isSame() ? "same" : "different";
        }
        boolean good = summary.isSame();
        boolean neutral = key.equals("stopped");
        verdict.setText(Strings.of("replay.verdict." + key));
        verdict.setIcon(Icons.of(
                good ? "circle-check" : neutral ? "circle-stop" : "circle-x",
                16,
                good ? "sb.ok" : neutral ? "sb.text2" : "sb.err"));
        verdict.putClientProperty("FlatLaf.styleClass", good ? "ok" : neutral ? "muted" : "err");
    }

    private void showOnlyBad() {
        Optional<OutcomeRow> chosen = table.chosen();
        rows.showOnlyBad(onlyBad.isSelected());
        chosen.ifPresent(table::choose);
        detail.show(table.chosen());
    }

    /** Selects the next, or the previous, outcome that differs. */
    private void step(int way) {
        int row = table.getSelectedRow();
        for (int at = row < 0 && way < 0 ? rows.getRowCount() - 1 : row + way;
                at >= 0 && at < rows.getRowCount();
                at += way) {
            if (!rows.at(at).outcome().result().isGood()) {
                table.choose(rows.at(at));
                return;
            }
        }
    }

    /** Moves the focus to the first field of the form. */
    public void focus() {
        form.first().requestFocusInWindow();
    }
}
