package switchboard.ui.wire;

import java.awt.CardLayout;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTabbedPane;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;
import switchboard.filter.ClientCondition;
import switchboard.filter.DirectionCondition;
import switchboard.filter.Filter;
import switchboard.record.LoggedMessage;
import switchboard.record.SessionLog;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.edt.FutureCallbacks;
import switchboard.ui.finding.FindingActions;
import switchboard.ui.finding.FindingsPane;
import switchboard.ui.live.MessageSelection;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertLabel;
import switchboard.ui.look.InertText;
import switchboard.ui.note.NoteBox;
import switchboard.ui.panes.MainPart;
import switchboard.wire.Direction;

/**
 * The pane of the current message with four views: frame, text, bytes and reads; above them its note and findings.
 *
 * <p>Another thread reads the message; it stays until another one is current. Event dispatch thread only.
 */
public final class WirePanel extends JPanel implements MainPart {
    private static final long serialVersionUID = 1L;
    private static final DateTimeFormatter TIME = LocalizedFormats.time("HH:mm:ss.SSS");

    /** The distance in message numbers within which neighbours are searched. */
    private static final int NEAR = 4_096;

    private final transient SessionLog log;
    private final transient MessageSelection messageSelection;
    private final transient Executor edt;
    private final transient DateTimeFormatter time;
    private final transient ByteSelection selection = new ByteSelection();
    private final CardLayout cards = new CardLayout();
    private final InertLabel title = new InertLabel("", "Label.foreground", "semibold.font", Optional.empty());
    private final FindingsPane findings;
    private final NoteBox note;
    private final WireView wire;
    private final TextView text = new TextView();
    private final HexView hex;
    private final ReadsPanel reads = new ReadsPanel(selection);
    private final InertLabel selected = new InertLabel(" ", "sb.text2", "medium.font", Optional.empty());
    private final JTabbedPane tabs = new JTabbedPane(JTabbedPane.TOP, JTabbedPane.SCROLL_TAB_LAYOUT);
    private final JLabel emptyTitle = new JLabel(Strings.of("wire.empty.title"), SwingConstants.CENTER);
    private final JLabel emptyHint = new JLabel(Strings.of("wire.empty.hint"), SwingConstants.CENTER);
    private transient Optional<WireContent> content = Optional.empty();
    private int generation;

    /**
     * Creates the pane.
     *
     * @param edt runs callbacks: the event dispatch thread
     * @param zone the time zone of the times
     * @param onNote called to edit the message's note; empty if it cannot be changed
     * @param findingActions what can be done about findings
     */
    public WirePanel(
            SessionLog log,
            MessageSelection messageSelection,
            Executor edt,
            ZoneId zone,
            Clipboard clipboard,
            Optional<Runnable> onNote,
            FindingActions findingActions) {
        this.log = log;
        this.messageSelection = messageSelection;
        this.edt = edt;
        time = TIME.withZone(zone);
        wire = new WireView(selection, clipboard);
        hex = new HexView(selection, clipboard);
        note = new NoteBox(onNote);
        findings = new FindingsPane(clipboard, findingActions);
        setLayout(cards);
        setOpaque(false);
        add(buildEmpty(), "empty");
        add(buildViews(), "message");
        messageSelection.onChange(this::load);
        selection.onChange(this::showSelected);
    }

    private JComponent buildEmpty() {
        JPanel panel = new JPanel(new MigLayout("insets 16, fill, wrap 1", "[grow,center]", "push[]12[]4[]push"));
        panel.setOpaque(false);
        panel.add(new JLabel(Icons.of("binary", 48, "sb.text2")));
        emptyTitle.putClientProperty("FlatLaf.styleClass", "h4");
        panel.add(emptyTitle, "wmin 0, growx");
        emptyHint.putClientProperty("FlatLaf.styleClass", "muted");
        panel.add(emptyHint, "wmin 0, growx");
        return panel;
    }

    private JComponent buildViews() {
        // With little room the findings get smaller first, so that the bytes stay to be seen beside what is said of
        // them.
        JPanel panel = new JPanel(
                new MigLayout("insets 0, fill, hidemode 3", "[grow,fill]", "[]0[]0[shrinkprio 200]0[grow,fill]0[]"));
        panel.setOpaque(false);
        panel.add(title, "cell 0 0, wmin 0");
        panel.add(note, "cell 0 1, wmin 0, gaptop 6");
        panel.add(findings, "cell 0 2, wmin 0, gaptop 6");
        wire.getAccessibleContext().setAccessibleName(Strings.of("wire.tab.wire"));
        hex.getAccessibleContext().setAccessibleName(Strings.of("wire.tab.hex"));
        addTab("wire", "hash", scrolling(wire));
        addTab("text", "type", text);
        addTab("hex", "binary", scrolling(hex));
        addTab("reads", "timer", reads);
        tabs.getAccessibleContext().setAccessibleName(Strings.of("wire.views"));
        panel.add(tabs, "cell 0 3, wmin 0, height 100:200:n, gaptop 6");
        panel.add(selected, "cell 0 4, wmin 0, gaptop 4");
        return panel;
    }

    private void addTab(String name, String icon, JComponent view) {
        tabs.addTab(Strings.of("wire.tab." + name), Icons.of(icon), view, Strings.of("wire.tip." + name));
    }

    private static JScrollPane scrolling(JComponent view) {
        JScrollPane scroll = new JScrollPane(view);
        scroll.setBorder(null);
        return scroll;
    }

    /** Shows the message anew, because its client is read otherwise. */
    public void showAgain() {
        load();
    }

    private void load() {
        int mine = ++generation;
        OptionalLong number = messageSelection.number();
        if (number.isEmpty()) {
            content = Optional.empty();
            emptyTitle.setText(Strings.of("wire.empty.title"));
            emptyHint.setText(Strings.of("wire.empty.hint"));
            cards.show(this, "empty");
            return;
        }
        FutureCallbacks.deliver(
                log.message(number.getAsLong()).thenApply(found -> found.map(WireContent::of)),
                edt,
                found -> {
                    if (mine == generation) {
                        loaded(found, mine);
                    }
                },
                sentence -> {
                    if (mine == generation) {
                        fail(sentence);
                    }
                });
    }

    /**
     * Shows the note again if it is among the changed ones.
     *
     * @param numbers the numbers of messages whose notes changed
     */
    public void noted(Collection<Long> numbers) {
        OptionalLong number = messageSelection.number();
        if (number.isPresent() && numbers.contains(number.getAsLong())) {
            FutureCallbacks.deliver(
                    log.message(number.getAsLong()),
                    edt,
                    found -> found.filter(same -> messageSelection.number().equals(OptionalLong.of(same.number())))
                            .ifPresent(same -> note.show(same.note())),
                    sentence -> {
                        // The message stays as it is; the log shows that the file cannot be read.
                    });
        }
    }

    private void loaded(Optional<WireContent> found, int mine) {
        if (found.isEmpty()) {
            fail(Strings.of("wire.gone"));
            return;
        }
        show(found.get());
        LoggedMessage logged = found.get().logged();
        if (logged.direction() == Direction.IN) {
            FutureCallbacks.deliver(
                    adjacent(logged),
                    edt,
                    others -> {
                        if (mine == generation) {
                            reads.showAdjacent(others);
                        }
                    },
                    sentence -> {
                        // Only the note about shared reads is missing then.
                    });
        }
    }

    /** Reads the messages of the same client directly before and after, if they are at most 4,096 numbers away. */
    private CompletableFuture<List<LoggedMessage>> adjacent(LoggedMessage logged) {
        Filter same = Filter.all(new ClientCondition(Set.of(logged.client())), new DirectionCondition(Direction.IN));
        long number = logged.number();
        return log.allMatches(same, Math.max(0, number - NEAR), number - 1)
                .thenCombine(log.allMatches(same, number, number + NEAR), (before, after) -> {
                    List<Long> near = new ArrayList<>();
                    if (before.length > 0) {
                        near.add(before[before.length - 1]);
                    }
                    if (after.length > 0) {
                        near.add(after[0]);
                    }
                    return near;
                })
                .thenCompose(this::messages);
    }

    private CompletableFuture<List<LoggedMessage>> messages(List<Long> numbers) {
        CompletableFuture<List<LoggedMessage>> all = CompletableFuture.completedFuture(List.of());
        for (long number : numbers) {
            all = all.thenCombine(log.message(number), (list, found) -> {
                List<LoggedMessage> longer = new ArrayList<>(list);
                found.ifPresent(longer::add);
                return List.copyOf(longer);
            });
        }
        return all;
    }

    private void show(WireContent shown) {
        content = Optional.of(shown);
        LoggedMessage logged = shown.logged();
        selection.clear();
        title.setText(title(logged));
        title.setToolTipText(InertText.of(title.text()));
        if (findings.hasFocusWithin()) {
            // Otherwise the focus would go from a button that is no longer there to any other component.
            tabs.requestFocusInWindow();
        }
        findings.show(logged);
        note.show(logged.note());
        wire.show(content);
        text.show(content);
        hex.show(content);
        reads.show(content);
        cards.show(this, "message");
        revalidate();
        repaint();
    }

    private String title(LoggedMessage logged) {
        String client = logged.clientName().isEmpty()
                ? logged.client().toString()
                : logged.client() + " " + logged.clientName();
        return Strings.of(
                logged.direction() == Direction.IN ? "wire.title.in" : "wire.title.out",
                logged.number(),
                client,
                time.format(Instant.EPOCH.plusNanos(TimeUnit.MICROSECONDS.toNanos(logged.at()))),
                logged.encrypted() ? Strings.of("wire.title.tls", logged.peer()) : logged.peer());
    }

    private void fail(String sentence) {
        content = Optional.empty();
        emptyTitle.setText(Strings.of("wire.failed"));
        emptyHint.setText(sentence);
        cards.show(this, "empty");
    }

    /** Shows a description of the selected bytes. */
    private void showSelected() {
        selected.setText(content.map(shown -> SelectedBytesFormatter.words(shown, selection.range()))
                .filter(words -> !words.isEmpty())
                .orElse(" "));
    }

    @Override
    public JComponent mainPart() {
        return tabs;
    }
}
