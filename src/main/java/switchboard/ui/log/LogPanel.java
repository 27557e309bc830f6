package switchboard.ui.log;

import java.awt.KeyboardFocusManager;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;
import switchboard.event.LiveChanges;
import switchboard.filter.Filter;
import switchboard.filter.TimeReference;
import switchboard.filter.Vocabulary;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.record.LogRow;
import switchboard.record.LoggedMessage;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.command.CommandActions;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.desktop.FileDialogs;
import switchboard.ui.desktop.KeyBindings;
import switchboard.ui.edt.BackgroundTasks;
import switchboard.ui.edt.FutureCallbacks;
import switchboard.ui.log.filter.FilterBar;
import switchboard.ui.log.filter.FilterSuggestions;
import switchboard.ui.log.rows.FilterScan;
import switchboard.ui.log.rows.FollowNewest;
import switchboard.ui.log.rows.LogRowsModel;
import switchboard.ui.log.rows.LogSteps;
import switchboard.ui.log.rows.LogTableModel;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertText;
import switchboard.ui.panes.MainPart;
import switchboard.wire.explain.SkippedBytes;

/**
 * The pane of the log: the filter bar and the table of messages, with any number of rows.
 *
 * <p>The selected clients filter it. The current message is the one that the wire views show. Event dispatch thread
 * only.
 */
public final class LogPanel extends JPanel implements MainPart {
    private static final long serialVersionUID = 1L;

    /** The largest number of rows: with rows of up to 107 pixels the height of the table still fits into an int. */
    private static final int MOST_ROWS = 20_000_000;

    /** The time for which a sentence about what was done is shown, in milliseconds. */
    private static final int PASSING_MILLIS = 10_000;

    private final transient LogContext context;
    private final transient FollowNewest follow = new FollowNewest();
    private final transient LogNavigator navigator;
    private final transient Optional<LogNotes> notes;
    private final transient Map<ConnectionId, Note> clientNotes = new HashMap<>();
    private final transient RowSelection choice;
    private final transient CommandActions commands;
    private final transient LogMenu menu;
    private final LogTableModel model;
    private final LogRowsModel rows;
    private final transient LogSteps steps;
    private final LogTable table;
    private final JScrollPane scroll;
    private final transient ReadingWatch readings;
    private final transient LastReading lastReading;
    private final FilterBar bar;
    private final EmptyLog empty;
    private final LogErrorBar notice;
    private final GoToBar goTo;
    private final JButton pill = new JButton();
    private final PassingSentence passing = new PassingSentence(PASSING_MILLIS);
    private long newestAt;
    private boolean hidesIdleBar;
    private boolean clientsCame;

    /** The number of the session's first message. */
    private long firstNumber = 1;

    /** Creates the pane. */
    public LogPanel(LogContext context) {
        super(new MigLayout("insets 0, fill, wrap 1, hidemode 3", "[grow,fill]", "[]0[]0[]8[grow,fill]"));
        this.context = context;
        notes = context.noteWriter()
                .map(noteWriter -> new LogNotes(context.log(), context.edt(), noteWriter, this::fail));
        model = new LogTableModel(context.log(), context.edt(), MOST_ROWS);
        rows = new LogRowsModel(model);
        steps = new LogSteps(context.log(), context.edt(), context.live(), rows::addSteps);
        table = new LogTable(rows, context, this::name);
        scroll = new JScrollPane(table);
        LogScroller scrolling = new LogScroller(table, rows, scroll, follow);
        choice = new RowSelection(table, rows, scrolling, follow, context.messageSelection());
        bar = new FilterBar(
                follow,
                context.settings(),
                this::vocabulary,
                this::reference,
                this::filterChanged,
                () -> context.selection().set(Set.of()));
        bar.onSearch(model::stopSearching, model::resumeSearch);
        navigator = new LogNavigator(context, rows, choice, this::today, passing::say, this::fail);
        goTo = new GoToBar(typed -> goTo(typed), this::goToBarClosed);
        empty = new EmptyLog(bar::clear);
        readings = new ReadingWatch(context.log(), context.edt());
        lastReading = new LastReading(context);
        readings.onRecorded(this::showAnew);
        notice = new LogErrorBar(() -> model.retry(bar.filter()));
        commands = new CommandActions(this, table);
        menu = new LogMenu(
                commands,
                bar,
                context.onReply().map(reply -> this::replyTo),
                notes.isPresent(),
                this::copy,
                this::saveBody);
        setOpaque(false);
        add(bar, "cell 0 0, wmin 0");
        add(goTo, "cell 0 1, wmin 0, gaptop 6");
        add(notice, "cell 0 2, wmin 0, gaptop 6");
        add(buildOverlay(), "cell 0 3, wmin 0, hmin 80, push");
        listen();
        addCommands();
        rows.showSteps(bar.stepsOf());
        steps.read();
        stateChanged();
    }

    private JPanel buildOverlay() {
        pill.setVisible(false);
        pill.putClientProperty("FlatLaf.styleClass", "primary");
        pill.putClientProperty("JButton.buttonType", "roundRect");
        pill.setIcon(Icons.of("arrow-down-to-line", "sb.onAccent"));
        pill.setFocusable(true);
        pill.addActionListener(event -> follow.set(true));
        scroll.putClientProperty("FlatLaf.styleClass", "pane");
        return new LogOverlayPanel(scroll, empty, pill, passing, notes.map(LogNotes::card));
    }

    private void listen() {
        context.live().onChange(this::liveChanged);
        context.selection().onChange(() -> bar.setClients(context.selection().ids()));
        context.messageSelection().onChange(this::tellHidden);
        follow.onChange(this::showPill);
        rows.addListener(new LogTableModel.Listener() {
            @Override
            public void replacing() {
                // The scroller remembers the position.
            }

            @Override
            public void replaced() {
                choice.restore();
                stateChanged();
            }

            @Override
            public void added(int count) {
                choice.restore();
                stateChanged();
            }

            @Override
            public void dropped(int count) {
                choice.restore();
            }

            @Override
            public void stateChanged() {
                LogPanel.this.stateChanged();
            }
        });
        table.addMouseListener(new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
                showMenu(event);
            }

            @Override
            public void mouseReleased(MouseEvent event) {
                showMenu(event);
            }
        });
    }

    private void addCommands() {
        commands.add(WindowCommand.TYPE_FILTER, () -> {
            bar.setVisible(true);
            bar.focusText();
        });
        commands.add(WindowCommand.GO_TO, this::openGoTo);
        commands.add(WindowCommand.NEXT_MESSAGE, () -> choice.step(1));
        commands.add(WindowCommand.PREVIOUS_MESSAGE, () -> choice.step(-1));
        commands.add(
                WindowCommand.NEXT_OF_CLIENT,
                () -> client(choice.row()).ifPresent(id -> navigator.stepInClient(id, true)));
        commands.add(
                WindowCommand.PREVIOUS_OF_CLIENT,
                () -> client(choice.row()).ifPresent(id -> navigator.stepInClient(id, false)));
        commands.add(WindowCommand.NEXT_GAP, navigator::nextGap);
        commands.add(WindowCommand.NEXT_MARKED, () -> navigator.stepToMarked(true));
        commands.add(WindowCommand.PREVIOUS_MARKED, () -> navigator.stepToMarked(false));
        if (notes.isPresent()) {
            commands.add(WindowCommand.MARK_MESSAGES, this::toggleMarks);
            commands.add(WindowCommand.EDIT_MESSAGE_NOTE, this::editNote);
        }
        commands.add(WindowCommand.OLDEST_MESSAGE, () -> choice.choose(0));
        commands.add(WindowCommand.FOLLOW_NEWEST, () -> follow.set(true));
        commands.add(WindowCommand.COPY_MESSAGES, () -> copy(CopyFormat.TEXT));
        if (context.onReply().isPresent()) {
            commands.add(
                    WindowCommand.REPLY_TO_MESSAGE, () -> client(choice.row()).ifPresent(this::replyTo));
        }
        KeyBindings.inside(table, "shift F10", this::showMenuAtSelection);
        KeyBindings.inside(table, "CONTEXT_MENU", this::showMenuAtSelection);
        table.setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        KeyBindings.focused(table, "TAB", table::transferFocus);
        KeyBindings.focused(table, "shift TAB", table::transferFocusBackward);
    }

    private void liveChanged(LiveChanges changes) {
        if (changes.recorded().first() > firstNumber) {
            firstNumber = changes.recorded().first();
            anotherSessionBegan();
        }
        if (changes.recorded().lastMessage() > model.recorded()) {
            readNewestTime(changes.recorded().lastMessage());
            if (context.isRecorded()) {
                steps.read();
            }
            lastReading.look(changes.recorded().lastMessage());
        }
        model.setNewestNumber(changes.recorded().lastMessage());
        model.setOldestNumber(Math.max(changes.recorded().oldest(), firstNumber > 1 ? firstNumber : 0));
        steps.accept(changes);
        if (!changes.noted().isEmpty()) {
            model.noted(changes.noted());
        }
        boolean clientsNoted = false;
        for (ClientSummary client : changes.clients()) {
            Note before = client.note().isEmpty()
                    ? clientNotes.remove(client.id())
                    : clientNotes.put(client.id(), client.note());
            clientsNoted |= !client.note().equals(before == null ? Note.NONE : before);
        }
        if (clientsNoted) {
            model.clientsNoted();
        }
        if (changes.clients().stream().anyMatch(ClientSummary::isReadOtherwise)) {
            bar.hideSuperseded();
        }
        if (!clientsCame && !context.live().clients().isEmpty()) {
            clientsCame = true;
            stateChanged();
        }
        readings.accept(changes.clients());
        if (!changes.clients().isEmpty()) {
            table.repaint();
            if (!context.selection().ids().isEmpty()) {
                // One of the clients that the filter names may have another name now.
                stateChanged();
            }
        }
    }

    /** Shows no message of the session before. */
    private void anotherSessionBegan() {
        context.messageSelection().clear();
        rows.forgetSteps();
        clientNotes.clear();
        clientsCame = !context.live().clients().isEmpty();
    }

    /** Shows the log, and the current message, as its clients are read now. */
    private void showAnew() {
        model.showAnew(bar.filter());
        if (bar.hidesSuperseded()) {
            lastReading.begin();
            lastReading.look(model.recorded());
        }
    }

    /** Shows a component in place of the empty log until the first client has come. */
    public void showUntilFirstClient(JComponent start) {
        empty.setStart(start);
        stateChanged();
    }

    /** Adds a listener that is called when messages are shown otherwise, because a client is read otherwise. */
    public void onReadOtherwise(Runnable listener) {
        readings.onRecorded(listener);
    }

    private void filterChanged() {
        passing.say("");
        if (bar.filter().equals(model.filter())) {
            rows.showSteps(bar.stepsOf());
            stateChanged();
        } else {
            rows.show(bar.filter(), bar.stepsOf());
        }
    }

    /** Returns the names that completion of a filter can propose. */
    private Vocabulary vocabulary() {
        List<Vocabulary.Client> clients = context.live().clients().stream()
                .map(client -> new Vocabulary.Client(
                        client.id(), client.name(), client.info().host()))
                .toList();
        return new Vocabulary(clients, reference());
    }

    /** Returns the reference of relative times: the present, or the end of a recorded session. */
    private TimeReference reference() {
        boolean ended = context.isRecorded() && newestAt > 0;
        return new TimeReference(
                context.zone(), ended ? newestAt : ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
    }

    private void readNewestTime(long newest) {
        if (context.isRecorded() && newest > 0) {
            FutureCallbacks.deliver(
                    context.log().rows(newest, 1),
                    context.edt(),
                    rows -> rows.forEach(row -> newestAt = row.at()),
                    this::fail);
        }
    }

    /** Returns the client's present name, which may differ from its name when the row was read. */
    private String name(ConnectionId client, String before) {
        return context.live().client(client).map(ClientSummary::name).orElse(before);
    }

    private String title(ConnectionId id) {
        return InertText.of(context.live().client(id).map(ClientSummary::title).orElseGet(id::toString));
    }

    private void stateChanged() {
        Filter filter = bar.filter();
        FilterScan.State search = model.searchState();
        String words = filter.isAll() && !bar.isMisunderstood() ? "" : bar.words(this::title);
        bar.setWords(
                bar.isMisunderstood() ? Strings.of("log.words.still", words) : words,
                filter.isAll() ? "" : counted(search),
                filter.isAll() || search != FilterScan.State.DONE ? "" : hidden(),
                search,
                this::title);
        showBar();
        empty.setVisible(rows.getRowCount() == 0);
        if (model.recorded() == 0 || filter.isAll()) {
            empty.showEmptyLog(!clientsCame);
        } else {
            empty.showNoMatches(words, search);
        }
        boolean failed = model.failure().isPresent();
        notice.say(model.failure().orElse(omittedRows()), failed);
        tellHidden();
    }

    /** Tells whether the filter hides the current message; while a search goes on, what was told before holds. */
    private void tellHidden() {
        boolean rowless = context.messageSelection().number().isPresent() && choice.row() < 0;
        boolean known = model.searchState() == FilterScan.State.DONE
                || context.messageSelection().isHidden();
        context.messageSelection().setHidden(rowless && known && !bar.filter().isAll());
    }

    /** Shows all messages. */
    public void clearFilter() {
        bar.clear();
    }

    /** Returns a sentence about messages that are not listed, empty if all are. */
    private String omittedRows() {
        if (model.oldest() > firstNumber) {
            return Strings.of("log.forgotten", LocalizedFormats.count(model.oldest() - 1));
        }
        return model.isTruncated() ? Strings.of("log.truncated", LocalizedFormats.count(model.getRowCount())) : "";
    }

    /**
     * Sets whether the filter bar is hidden while it has no filter of its own, that is while at most the selection of
     * clients filters.
     *
     * <p>The command that types a filter shows it.
     */
    public void setHidesIdleBar(boolean hides) {
        hidesIdleBar = hides;
        showBar();
    }

    private void showBar() {
        bar.setVisible(!hidesIdleBar || !bar.isIdle());
    }

    /** Returns how many messages the filter hides; empty if it hides none. */
    private String hidden() {
        long hidden = kept() - model.getRowCount();
        return hidden <= 0 || model.isTruncated() ? "" : Strings.of("log.hidden", LocalizedFormats.count(hidden));
    }

    /** Returns the number of messages in the log that are not forgotten. */
    private long kept() {
        return model.recorded() - Math.max(0, model.oldest() - 1);
    }

    private String counted(FilterScan.State search) {
        return Strings.of(
                switch (search) {
                    case DONE -> "log.matched";
                    case SEARCHING -> "log.searching";
                    case STOPPED -> "log.stopped";
                },
                LocalizedFormats.count(model.getRowCount()),
                LocalizedFormats.count(kept()),
                model.percentSearched());
    }

    private void showPill() {
        pill.setVisible(follow.unseen() > 0);
        pill.setText(Strings.of("log.pill", follow.unseen()));
        pill.getParent().revalidate();
        pill.getParent().repaint();
    }

    private Optional<ConnectionId> client(int row) {
        return row < 0 ? Optional.empty() : table.clientAt(row);
    }

    /** Returns the present state of the view: filter, matches and selection. */
    public LogViewState shown() {
        Filter filter = bar.filter();
        return new LogViewState(
                kept(),
                filter,
                filter.isAll() ? "" : bar.words(this::title),
                model.getRowCount(),
                model.searchState() == FilterScan.State.DONE,
                choice.filter(filter),
                choice.count());
    }

    private void openGoTo() {
        goTo.open();
        revalidate();
    }

    private void goTo(String typed) {
        navigator.goTo(typed, goTo);
    }

    private void goToBarClosed() {
        revalidate();
        table.requestFocusInWindow();
    }

    /** Returns the date of the current message or of the first visible row, for a typed time without a date. */
    private LocalDate today() {
        int row = choice.row() >= 0
                ? choice.row()
                : table.rowAtPoint(scroll.getViewport().getViewPosition());
        Instant at = (row < 0 ? Optional.<LogRow>empty() : rows.row(row))
                .map(shown -> Instant.EPOCH.plusNanos(TimeUnit.MICROSECONDS.toNanos(shown.at())))
                .orElseGet(Instant::now);
        return LocalDate.ofInstant(at, context.zone());
    }

    private void showMenuAtSelection() {
        int row = choice.row();
        if (row >= 0) {
            showMenu(row, new Point(table.getRowHeight(), (row + 1) * table.getRowHeight()));
        }
    }

    private void showMenu(MouseEvent event) {
        int row = table.rowAtPoint(event.getPoint());
        if (event.isPopupTrigger() && row >= 0) {
            if (!table.isRowSelected(row)) {
                choice.choose(row);
            }
            showMenu(row, event.getPoint());
        }
    }

    private void showMenu(int row, Point at) {
        rows.row(row).ifPresent(shown -> {
            String title = title(shown.client());
            menu.of(shown, title, FilterSuggestions.of(shown, title, reference()), choice.count(), table.columnMenu())
                    .show(table, at.x, at.y);
        });
    }

    private void replyTo(ConnectionId client) {
        context.onReply().ifPresent(reply -> reply.accept(client));
    }

    private void copy(CopyFormat format) {
        new LogCopy(context.log(), context.edt(), context.clipboard(), this::fail)
                .copy(choice.numbers(LogCopy.MOST), choice.count(), format);
    }

    /** Lets the menu of a message send it again. */
    public void sendAgainBy(EarlierMessages again) {
        menu.sendAgainBy(number -> withMessage(number, again::send), number -> withMessage(number, again::edit));
    }

    private void withMessage(long number, Consumer<LoggedMessage> then) {
        FutureCallbacks.deliver(
                context.log().message(number), context.edt(), message -> message.ifPresent(then), this::fail);
    }

    private void saveBody(long number) {
        withMessage(
                number,
                message -> FileDialogs.save(this, Path.of(BodyFile.name(message)))
                        .ifPresent(file -> FutureCallbacks.deliver(
                                BackgroundTasks.submit("message-file", () -> BodyFile.write(message, file)),
                                context.edt(),
                                saved -> passing.say(Strings.of(
                                        SkippedBytes.after(message.message()) > 0 ? "log.saved.cut" : "log.saved",
                                        InertText.of(saved.toString()))),
                                this::fail)));
    }

    private void toggleMarks() {
        notes.ifPresent(ours -> {
            if (choice.count() > LogNotes.MOST) {
                ours.tooMany(choice.count());
            } else {
                ours.toggleMarks(choice.numbers(LogNotes.MOST));
            }
        });
    }

    /** Opens the note card of the current message, if notes can be changed. */
    public void editNote() {
        OptionalLong number = context.messageSelection().number();
        notes.filter(ours -> number.isPresent()).ifPresent(ours -> {
            int row = choice.row();
            Rectangle cell = row < 0
                    ? new Rectangle(0, 0, 0, 0)
                    : SwingUtilities.convertRectangle(table, table.getCellRect(row, 0, true), scroll.getParent());
            ours.edit(number.getAsLong(), cell);
        });
    }

    private void fail(String sentence) {
        notice.say(sentence, false);
        revalidate();
    }

    @Override
    public JTable mainPart() {
        return table;
    }
}
