package switchboard.ui.wire;

import com.formdev.flatlaf.util.UIScale;
import java.awt.CardLayout;
import java.awt.Dimension;
import java.awt.Insets;
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
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTabbedPane;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;
import switchboard.filter.ClientCondition;
import switchboard.filter.DirectionCondition;
import switchboard.filter.Filter;
import switchboard.record.LoggedMessage;
import switchboard.record.SessionLog;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.command.CommandActions;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.edt.FutureCallbacks;
import switchboard.ui.finding.FindingActions;
import switchboard.ui.finding.FindingsPane;
import switchboard.ui.live.MessageSelection;
import switchboard.ui.look.InertLabel;
import switchboard.ui.look.InertText;
import switchboard.ui.note.NoteBox;
import switchboard.ui.panes.MainPart;
import switchboard.ui.wire.bytes.ByteSelection;
import switchboard.ui.wire.bytes.SelectedBytesFormatter;
import switchboard.ui.wire.bytes.WireContent;
import switchboard.ui.wire.compare.ComparePanel;
import switchboard.ui.wire.compare.MessagePair;
import switchboard.wire.Direction;

/**
 * The inspector: the current message with its frame, text, bytes and reads, and its note and findings above each; and
 * the comparison of two messages.
 *
 * <p>Another thread reads the message; it stays until another one is current, and is said to be hidden where the filter
 * of the log hides it. Event dispatch thread only.
 */
public final class WirePanel extends JPanel implements MainPart {
    private static final long serialVersionUID = 1L;
    private static final DateTimeFormatter TIME = LocalizedFormats.time("HH:mm:ss.SSS");

    /** The distance in message numbers within which neighbours are searched. */
    private static final int NEAR = 4_096;

    /** The height of the tabs at 100 % zoom: that of a line with a filter field. */
    private static final int TAB_HEIGHT = 29;

    private final transient SessionLog log;
    private final transient MessageSelection messageSelection;
    private final transient Executor edt;
    private final transient Clipboard clipboard;
    private final transient DateTimeFormatter time;
    private final transient ByteSelection selection = new ByteSelection();
    private final transient CommandActions commands = new CommandActions(this, this);
    private final CardLayout cards = new CardLayout();
    private final HiddenMessageBar hidden = new HiddenMessageBar();
    private final FindingsPane findings;
    private final NoteBox note;
    private final WireView wire;
    private final TextView text = new TextView();
    private final HexView hex;
    private final ReadsPanel reads = new ReadsPanel(selection);
    private final ComparePanel compare = new ComparePanel();
    private final InertLabel words = new InertLabel("", "sb.text2", "medium.font", Optional.empty());
    private final JTabbedPane tabs = new JTabbedPane(JTabbedPane.TOP, JTabbedPane.SCROLL_TAB_LAYOUT);
    private final JButton explain;
    private final JLabel emptyTitle = new JLabel(Strings.of("wire.empty.title"), SwingConstants.CENTER);
    private final JLabel emptyHint = new JLabel(Strings.of("wire.empty.hint"), SwingConstants.CENTER);
    private transient Optional<WireContent> content = Optional.empty();
    private transient Optional<Consumer<JComponent>> onExplain = Optional.empty();
    private transient Optional<ExplainCard> explainCard = Optional.empty();
    private int generation;
    private int pairGeneration;

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
        this.clipboard = clipboard;
        time = TIME.withZone(zone);
        wire = new WireView(selection, clipboard);
        hex = new HexView(selection, clipboard);
        note = new NoteBox(onNote);
        findings = new FindingsPane(clipboard, findingActions);
        explain = commands.add(
                        WindowCommand.EXPLAIN, () -> content.isPresent() && onExplain.isPresent(), this::explain)
                .button();
        setLayout(cards);
        setOpaque(false);
        add(buildEmpty(), "empty");
        add(buildTabs(), "message");
        messageSelection.onChange(this::load);
        messageSelection.onPair(this::loadPair);
        messageSelection.onHidden(this::showHidden);
        selection.onChange(this::showWords);
    }

    private JComponent buildEmpty() {
        JPanel panel = new JPanel(new MigLayout("insets 8, fill, wrap 1", "[grow,center]", "push[]4[]push"));
        panel.setOpaque(false);
        emptyTitle.putClientProperty("FlatLaf.styleClass", "h4");
        panel.add(emptyTitle, "wmin 0, growx");
        emptyHint.putClientProperty("FlatLaf.styleClass", "muted");
        panel.add(emptyHint, "wmin 0, growx");
        return panel;
    }

    private JComponent buildTabs() {
        InspectorPage.Head head = new InspectorPage.Head(hidden, note, findings);
        wire.getAccessibleContext().setAccessibleName(Strings.of("wire.tab.wire"));
        hex.getAccessibleContext().setAccessibleName(Strings.of("wire.tab.hex"));
        addTab("wire", new InspectorPage(scrolling(wire)));
        addTab("text", new InspectorPage(text));
        addTab("hex", new InspectorPage(scrolling(hex)));
        addTab("reads", new InspectorPage(scrolling(reads)));
        addTab("compare", compare);
        tabs.getAccessibleContext().setAccessibleName(Strings.of("wire.views"));
        tabs.putClientProperty("JTabbedPane.tabHeight", TAB_HEIGHT);
        tabs.putClientProperty("JTabbedPane.tabInsets", new Insets(2, 10, 2, 10));
        tabs.putClientProperty("JTabbedPane.trailingComponent", buildCorner());
        tabs.addChangeListener(event -> showHead(head));
        showHead(head);
        return tabs;
    }

    /** Moves what is said about the message into the selected tab; the comparison is about two. */
    private void showHead(InspectorPage.Head head) {
        if (tabs.getSelectedComponent() instanceof InspectorPage page) {
            page.show(head);
        }
    }

    /** Builds the end of the line of tabs: the title of the message, or the selected bytes, and a button. */
    private JComponent buildCorner() {
        JPanel corner = new JPanel(new MigLayout("insets 0 8 0 0, fill", "[grow,fill]8[]", "[center]")) {
            private static final long serialVersionUID = 1L;

            @Override
            public Dimension getPreferredSize() {
                // The tabs take their width first; the words get what is left.
                return new Dimension(
                        explain.getPreferredSize().width + UIScale.scale(16), super.getPreferredSize().height);
            }
        };
        corner.setOpaque(false);
        corner.add(words, "wmin 0");
        explain.putClientProperty("JButton.buttonType", "toolBarButton");
        explain.setVisible(false);
        corner.add(explain, "hidemode 3");
        return corner;
    }

    private void addTab(String name, JComponent view) {
        tabs.addTab(Strings.of("wire.tab." + name), null, view, Strings.of("wire.tip." + name));
    }

    private static JScrollPane scrolling(JComponent view) {
        JScrollPane scroll = new JScrollPane(view);
        // An empty border stays; a missing one is replaced by that of the look and feel when the theme changes.
        scroll.setBorder(BorderFactory.createEmptyBorder());
        return scroll;
    }

    /**
     * Lets the current message be explained, large.
     *
     * @param opener shows a component over the window
     */
    public void onExplain(Consumer<JComponent> opener) {
        onExplain = Optional.of(opener);
        explain.setVisible(true);
        commands.refresh();
    }

    /** Sets the listener that shows all messages of the log, also those that its filter hides. */
    public void onShowAll(Runnable listener) {
        hidden.onShowAll(listener);
    }

    private void explain() {
        content.ifPresent(shown -> {
            ExplainCard card = explainCard.orElseGet(() -> new ExplainCard(clipboard));
            explainCard = Optional.of(card);
            // A closed card is not in the component tree and missed changes of the theme and the zoom.
            SwingUtilities.updateComponentTreeUI(card);
            card.show(shown, title(shown.logged()));
            onExplain.ifPresent(opener -> opener.accept(card));
        });
    }

    /** Shows the message anew, because its client is read otherwise. */
    public void showAgain() {
        load();
        loadPair();
    }

    private void showHidden() {
        hidden.setVisible(messageSelection.isHidden());
        revalidate();
    }

    /** Reads and compares the two selected messages on another thread; shows none if there are not two. */
    private void loadPair() {
        int mine = ++pairGeneration;
        List<Long> numbers = messageSelection.pair();
        if (numbers.isEmpty()) {
            compare.show(Optional.empty());
            return;
        }
        FutureCallbacks.deliver(
                messages(numbers)
                        .thenApply(found -> found.size() < 2
                                ? Optional.<MessagePair>empty()
                                : Optional.of(MessagePair.of(
                                        WireContent.of(found.getFirst()), WireContent.of(found.getLast())))),
                edt,
                found -> {
                    if (mine == pairGeneration) {
                        compare.show(found);
                    }
                },
                sentence -> {
                    if (mine == pairGeneration) {
                        compare.fail(sentence);
                    }
                });
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
        showWords();
        commands.refresh();
        explainCard.filter(ExplainCard::isShowing).ifPresent(card -> card.show(shown, title(logged)));
        cards.show(this, "message");
        revalidate();
        repaint();
    }

    private String title(LoggedMessage logged) {
        String client = logged.clientName().isEmpty()
                ? Long.toString(logged.client().number())
                : logged.client().number() + " " + logged.clientName();
        return Strings.of(
                logged.direction() == Direction.IN ? "wire.title.in" : "wire.title.out",
                LocalizedFormats.count(logged.number()),
                client,
                time.format(Instant.EPOCH.plusNanos(TimeUnit.MICROSECONDS.toNanos(logged.at()))),
                logged.encrypted() ? Strings.of("wire.title.tls", logged.peer()) : logged.peer());
    }

    private void fail(String sentence) {
        content = Optional.empty();
        commands.refresh();
        emptyTitle.setText(Strings.of("wire.failed"));
        emptyHint.setText(sentence);
        cards.show(this, "empty");
    }

    /** Shows a description of the selected bytes, or the title of the message if none are selected. */
    private void showWords() {
        String selected = content.map(shown -> SelectedBytesFormatter.words(shown, selection.range()))
                .orElse("");
        words.setText(selected.isEmpty() ? content.map(shown -> title(shown.logged())).orElse("") : selected);
        words.setToolTipText(words.text().isEmpty() ? null : InertText.of(words.text()));
    }

    @Override
    public JComponent mainPart() {
        return tabs;
    }
}
