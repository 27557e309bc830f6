package switchboard.ui.reply;

import java.awt.Component;
import java.awt.EventQueue;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.MouseEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import net.miginfocom.swing.MigLayout;
import switchboard.event.EventBus;
import switchboard.event.LiveChanges;
import switchboard.event.Request;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.model.Delivery;
import switchboard.record.LoggedMessage;
import switchboard.reply.Snippets;
import switchboard.system.BoundedFile;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.command.CommandActions;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.desktop.FileDialogs;
import switchboard.ui.edt.BackgroundTasks;
import switchboard.ui.edt.Edt;
import switchboard.ui.edt.FutureCallbacks;
import switchboard.ui.live.ClientSelection;
import switchboard.ui.live.LiveModel;
import switchboard.ui.panes.MainPart;
import switchboard.wire.ByteNotation;
import switchboard.wire.Message;
import switchboard.wire.TypedBody;
import switchboard.wire.UnencodableException;
import switchboard.wire.explain.SkippedBytes;

/**
 * The pane of the reply: recipients, editor, format and deliveries.
 *
 * <p>The typed text stays, whatever happens to the clients. It is removed only when the event bus has taken the reply,
 * and then it is in the history. Event dispatch thread only; never waits.
 */
public final class ReplyPanel extends JPanel implements MainPart {
    private static final long serialVersionUID = 1L;

    /** The largest number of lines that the editor shows; it scrolls where there are more. */
    private static final int MOST_LINES = 6;

    private final transient EventBus bus;
    private final transient LiveModel live;
    private final transient ClientSelection selection;
    private final transient DeliveryTracker tracker = new DeliveryTracker();
    private final transient ReplyHistory history = new ReplyHistory();
    private final transient Set<ConnectionId> recentlyAnswered = new HashSet<>();
    private final transient Recipients recipients;
    private final ReplyEditor editor;
    private final JScrollPane scroll;
    private final ReplyFormatBox format;
    private final WrongLengthBar wrongLength;
    private final DeliveryBar deliveryBar;
    private final transient SnippetsMenu snippets;
    private final transient CommandActions commands;
    private final NotationBox notation = new NotationBox(this::changeNotation);
    private final BytesPreview preview = new BytesPreview();
    private final RepeatBar repeatBar;
    private final JLabel size = new JLabel();
    private final JPanel info =
            new JPanel(new MigLayout("insets 0, fillx, hidemode 3", "[]14[]14[grow,fill]", "[center]"));
    private final SendButton sendButton;
    private final JPanel composer = new JPanel();
    private final boolean built;
    private int fittedHeight;

    /**
     * Creates the pane.
     *
     * @param kept returns the saved snippets
     * @param onSnippets saves changed snippets
     */
    public ReplyPanel(
            EventBus bus,
            LiveModel live,
            ClientSelection selection,
            Supplier<Snippets> kept,
            Consumer<Snippets> onSnippets) {
        super(new MigLayout("insets 0, fill, hidemode 3", "[grow,fill]", "[]0[]0[]0[grow,fill]"));
        this.bus = bus;
        this.live = live;
        this.selection = selection;
        recipients = new Recipients(live, selection);
        deliveryBar = new DeliveryBar(tracker, this::title, this::stopRepeating, this::showLines);
        editor = new ReplyEditor(this::typed, sentence -> deliveryBar.say(sentence, true));
        scroll = new JScrollPane(editor);
        format = new ReplyFormatBox(this::formatChosen);
        wrongLength = new WrongLengthBar(this::typed, this::focusEditor);
        snippets = new SnippetsMenu(kept, onSnippets, this::insert, this::written);
        repeatBar = new RepeatBar(this::repeat, this::closeRepeatBar);
        RecipientBar recipientBar = new RecipientBar(live, recipients, this::recipientsChanged);
        commands = new CommandActions(this, editor);
        addCommands();
        sendButton = new SendButton(
                commands.get(WindowCommand.SEND),
                WindowCommand.SEND.tip() + ". " + WindowCommand.SEND_TO_ALL.tip() + ".",
                this::sendMenu);
        setOpaque(false);
        // Cells by index, because a hidden component would let the others move to other rows.
        add(repeatBar, "cell 0 0, wmin 0, gapbottom 6");
        add(wrongLength, "cell 0 1, wmin 0, gapbottom 6");
        info.setOpaque(false);
        size.putClientProperty("FlatLaf.styleClass", "muted");
        info.add(size, "cell 0 0");
        info.add(preview, "cell 1 0, wmin 0, wmax 60%");
        info.add(deliveryBar, "cell 2 0, wmin 0, hmin 24");
        add(info, "cell 0 2, wmin 0, gapbottom 4");
        add(composer(recipientBar), "cell 0 3, wmin 0");
        live.onChange(this::liveChanged);
        built = true;
        edited();
    }

    private JPanel composer(RecipientBar recipientBar) {
        composer.setOpaque(false);
        JLabel formatLabel = new JLabel(Strings.of("reply.as"));
        formatLabel.setLabelFor(format);
        composer.setLayout(new ComposerLayout(
                recipientBar,
                List.of(formatLabel, format, notation),
                new ComposerLayout.Editor() {
                    @Override
                    public Component component() {
                        return scroll;
                    }

                    @Override
                    public int height(int least) {
                        int borders = scroll.getInsets().top + scroll.getInsets().bottom;
                        return Math.max(least, borders + editor.heightFor(MOST_LINES));
                    }
                },
                sendButton));
        composer.add(recipientBar);
        composer.add(formatLabel);
        composer.add(format);
        composer.add(notation);
        composer.add(scroll);
        composer.add(sendButton);
        editor.addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent event) {
                // In another width the text has another number of lines.
                fit();
            }
        });
        return composer;
    }

    /** Gives the editor the height of its text. */
    private void fit() {
        int height = editor.heightFor(MOST_LINES);
        if (height != fittedHeight) {
            fittedHeight = height;
            composer.revalidate();
        }
    }

    /** Shows the line above the composer as long as it has something to say. */
    private void showLines() {
        boolean said = size.isVisible() || preview.isVisible() || !deliveryBar.isEmpty();
        if (info.isVisible() != said) {
            info.setVisible(said);
            revalidate();
        }
    }

    /** Creates the menu of the other ways to send. */
    JPopupMenu sendMenu() {
        boolean ready = obstacle(TypedReply.of(written())).isEmpty();
        boolean written = !editor.getText().isEmpty();
        boolean fits = TypedReply.of(written()).mistake().isEmpty();
        boolean reached = recipients.canBeAnswered();
        JPopupMenu menu = new JPopupMenu(Strings.of("reply.more.tip"));
        menu.add(item(WindowCommand.SEND_AND_NEXT, ready && written));
        menu.add(item(WindowCommand.SEND_TO_ALL, written && fits && live.answerable() > 0));
        menu.add(item(WindowCommand.REPEAT_REPLY, ready && written));
        menu.addSeparator();
        JMenu fromSnippet = snippets.menu();
        menu.add(fromSnippet);
        menu.add(item(WindowCommand.SEND_FILE, reached));
        menu.add(item(WindowCommand.SEND_EMPTY, ready && !written));
        menu.addSeparator();
        menu.add(item(WindowCommand.WRONG_LENGTH, format.hasHeader()));
        return menu;
    }

    private JMenuItem item(WindowCommand command, boolean enabled) {
        JMenuItem item = commands.get(command).item();
        item.setEnabled(enabled);
        return item;
    }

    private void addCommands() {
        commands.add(WindowCommand.SEND, () -> send(false));
        commands.add(WindowCommand.SEND_TO_ALL, this::sendToAll);
        commands.add(WindowCommand.SEND_AND_NEXT, () -> send(true));
        commands.add(WindowCommand.OLDER_REPLY, () -> write(history.older(written())));
        commands.add(WindowCommand.NEWER_REPLY, () -> write(history.newer(written())));
        commands.add(WindowCommand.SEND_FILE, this::sendFile);
        commands.add(WindowCommand.SEND_EMPTY, () -> ready().ifPresent(draft -> request(draft, false)));
        commands.add(WindowCommand.REPEAT_REPLY, this::openRepeatBar);
        commands.add(WindowCommand.WRONG_LENGTH, this::openWrongLength);
        commands.addNumbered(WindowCommand.INSERT_SNIPPET, snippets::insert);
    }

    /**
     * Makes the client of a message that was selected the recipient, unless recipients were chosen by hand or a text is
     * typed already.
     */
    public void messageSelected(ConnectionId client) {
        if (editor.getText().isEmpty()) {
            recipients.follow(client);
        }
    }

    /** Makes a client the only recipient, unless it is one of the selected ones, and moves the focus to the editor. */
    public void replyTo(ConnectionId client) {
        recipients.setAll(false);
        if (!selection.has(client)) {
            recipients.choose(client);
        }
        focusEditor();
    }

    /** Returns the recipients, by number. */
    List<ClientSummary> recipients() {
        return recipients.clients();
    }

    /** Moves the focus to the editor. */
    public void focusEditor() {
        editor.requestFocusInWindow();
    }

    private String title(ConnectionId id) {
        return live.client(id).map(ClientSummary::title).orElseGet(id::toString);
    }

    private void liveChanged(LiveChanges changes) {
        if (tracker.take(changes.deliveries())) {
            deliveryBar.update(changes.deliveries().stream().allMatch(one -> one.delivery() == Delivery.REPEATING));
        }
        changes.clients().stream()
                .filter(client -> client.waitingSince() == 0)
                .forEach(client -> recentlyAnswered.remove(client.id()));
    }

    /** Handles another text or format: what was said of the one before is outdated. */
    private void typed() {
        if (built) {
            deliveryBar.outdate();
            edited();
            // Later, because the editor does not know its new lines yet.
            Edt.later(this::fit);
        }
    }

    private void formatChosen() {
        if (!format.hasHeader()) {
            wrongLength.close();
        }
        typed();
    }

    private void recipientsChanged() {
        if (built) {
            edited();
            Optional<SendObstacle> now = obstacle(TypedReply.of(written()));
            for (SendObstacle before : SendObstacle.values()) {
                if (deliveryBar.says(before.sentence()) && !now.equals(Optional.of(before))) {
                    deliveryBar.refresh();
                }
            }
            if (tracker.forgetSent()) {
                // Deliveries to the recipients before need no room any more.
                deliveryBar.note("");
                deliveryBar.update(true);
            }
        }
    }

    private void edited() {
        TypedReply typed = TypedReply.of(written());
        editor.mark(typed.mistake());
        if (typed.mistake().isPresent()) {
            preview.show(typed.mistake().get());
            size.setText(Strings.of("reply.size.unknown"));
        } else {
            ReplyDraft now = composition(typed, shownForm());
            preview.show(notation.chosen(), now);
            ReplySize counted = ReplySize.of(written(), now);
            size.setText(counted.words());
            wrongLength.count(counted);
        }
        boolean empty = editor.getText().isEmpty();
        size.setVisible(!empty);
        Optional<SendObstacle> obstacle = obstacle(typed);
        preview.setVisible(preview.isVisible() && !empty);
        sendButton.setObstacle(obstacle.map(SendObstacle::tip)
                .or(() -> Optional.of(Strings.of("reply.empty.tip")).filter(nothing -> empty)));
        showLines();
    }

    /** Returns what keeps the text from being sent now; empty if nothing does. */
    private Optional<SendObstacle> obstacle(TypedReply typed) {
        if (typed.mistake().isPresent()) {
            return Optional.of(SendObstacle.MISTAKE);
        }
        return obstacleToAnyBody();
    }

    private Optional<SendObstacle> obstacleToAnyBody() {
        return SendObstacle.of(recipients)
                .or(() -> Optional.of(SendObstacle.LENGTH)
                        .filter(any ->
                                wrongLength.isVisible() && wrongLength.length().isEmpty()));
    }

    private ReplyDraft composition(TypedReply typed, Request.ReplyForm form) {
        return new ReplyDraft(typed, recipients.isAll(), recipients.clients(), form);
    }

    private WrittenReply written() {
        return new WrittenReply(editor.getText(), notation.chosen());
    }

    /** Replaces the text and its notation. */
    private void write(WrittenReply reply) {
        notation.show(reply.notation());
        editor.replaceText(reply.text());
        edited();
    }

    /**
     * Changes the notation. Between text and escapes the typed text stays and means something else; to hex and from hex
     * the bytes stay and are written otherwise.
     */
    private void changeNotation(ByteNotation chosen) {
        WrittenReply now = written();
        TypedReply typed = TypedReply.of(now);
        boolean rewritten = chosen == ByteNotation.HEX || now.notation() == ByteNotation.HEX;
        if (!rewritten || typed.mistake().isPresent()) {
            write(new WrittenReply(now.text(), chosen));
        } else {
            rewritten(typed, chosen, "reply.notation.no.text").ifPresent(text -> write(new WrittenReply(text, chosen)));
        }
        if (EventQueue.getCurrentEvent() instanceof MouseEvent) {
            // A person who moves by keyboard goes on to the next notation.
            focusEditor();
        }
    }

    /** Inserts a snippet; where another notation is chosen, the whole text gets that of the snippet. */
    private void insert(Snippets.Snippet snippet) {
        WrittenReply now = written();
        boolean replacesAll = now.text().length() == editor.getSelectionEnd() - editor.getSelectionStart();
        if (replacesAll) {
            write(new WrittenReply(snippet.text(), snippet.notation()));
        } else if (now.notation() == snippet.notation()) {
            editor.replaceSelection(snippet.text());
        } else {
            TypedReply kept = TypedReply.of(new WrittenReply(snippet.text(), snippet.notation()));
            rewritten(kept, now.notation(), "reply.snippets.other.notation").ifPresent(editor::replaceSelection);
        }
    }

    /** Returns a text in another notation for the first recipient; empty if that is impossible, which is said. */
    private Optional<String> rewritten(TypedReply typed, ByteNotation notation, String impossible) {
        try {
            Optional<String> text = typed.in(
                    notation,
                    composition(typed, new Request.ReplyForm.ClientFormat()).charset());
            if (text.isEmpty()) {
                deliveryBar.say(Strings.of(impossible), true);
            }
            return text;
        } catch (UnencodableException lacking) {
            deliveryBar.say(Strings.of("reply.unencodable", Strings.render(lacking.text())), true);
            return Optional.empty();
        }
    }

    /** Returns the draft of what is typed; empty if something keeps it from being sent, which is said. */
    private Optional<ReplyDraft> ready() {
        TypedReply typed = TypedReply.of(written());
        Optional<SendObstacle> obstacle = obstacle(typed);
        obstacle.ifPresent(this::say);
        typed.mistake().ifPresent(mistake -> {
            editor.setCaretPosition(mistake.from());
            focusEditor();
        });
        return obstacle.isPresent() ? Optional.empty() : Optional.of(composition(typed, form()));
    }

    private void say(SendObstacle obstacle) {
        if (obstacle == SendObstacle.LENGTH) {
            wrongLength.open();
        }
        deliveryBar.say(obstacle.sentence(), true);
    }

    private Request.ReplyForm form() {
        return wrongLength.isVisible()
                ? new Request.ReplyForm.FalseLength(wrongLength.length().orElseThrow())
                : format.form();
    }

    /** Returns the format for the words about what will be sent; that of the choice while the typed length is none. */
    private Request.ReplyForm shownForm() {
        return wrongLength.isVisible() && wrongLength.length().isEmpty() ? format.form() : form();
    }

    private void openWrongLength() {
        if (format.hasHeader()) {
            wrongLength.open();
        }
    }

    private void openRepeatBar() {
        repeatBar.open();
        revalidate();
    }

    private void closeRepeatBar() {
        revalidate();
        focusEditor();
    }

    private void repeat(Duration every, OptionalLong times) {
        ready().ifPresent(draft -> {
            long number = bus.nextRequest();
            if (request(number, draft.repeated(number, every, times), draft.expected(), draft.form())) {
                history.add(written());
                focusEditor();
            }
        });
    }

    private void stopRepeating() {
        if (!bus.request(new Request.StopRepeating(new Request.Target.Only(tracker.repeating())))) {
            deliveryBar.say(Strings.of("reply.refused"), true);
        }
    }

    private void sendFile() {
        Optional<SendObstacle> obstacle = obstacleToAnyBody();
        if (obstacle.isPresent()) {
            say(obstacle.get());
            return;
        }
        List<ClientSummary> to = recipients.clients();
        Request.ReplyForm form = form();
        FileDialogs.open(this).ifPresent(file -> sendFile(file, to, form));
    }

    /** Sends the bytes of a file as a message. */
    void sendFile(Path file, List<ClientSummary> to, Request.ReplyForm form) {
        FutureCallbacks.deliver(
                BackgroundTasks.submit("reply-file", () -> BoundedFile.read(file, Message.LONGEST_BODY)),
                Edt::later,
                body -> sendNow(new ReplyDraft(TypedReply.of(body), false, to, form)),
                why -> deliveryBar.say(Strings.of("reply.file.failed", why), true));
    }

    /** Returns whether the log has only the beginning of a message, and says so. */
    private boolean isCut(LoggedMessage message) {
        boolean cut = SkippedBytes.after(message.message()) > 0;
        if (cut) {
            deliveryBar.say(Strings.of("reply.again.cut"), true);
        }
        return cut;
    }

    /** Sends the body of a message of the log once more to its client, in the client's format. */
    public void sendAgain(LoggedMessage message) {
        if (isCut(message)) {
            return;
        }
        ConnectionId to = message.client();
        TypedBody body = TypedBody.of(message.message().body());
        long number = bus.nextRequest();
        Request.ReplyForm form = new Request.ReplyForm.ClientFormat();
        request(
                number,
                new Request.Reply(number, List.of(new Request.RecipientBody(to, body)), form),
                List.of(to),
                form);
    }

    /** Puts the body of a message of the log into the editor, in place of its text. */
    public void edit(LoggedMessage message) {
        if (isCut(message)) {
            return;
        }
        WrittenReply reply = WrittenReply.of(message.message().body(), message.charset());
        if (reply.text().length() > ReplyEditor.LONGEST) {
            deliveryBar.say(Strings.of("reply.edit.too.long", LocalizedFormats.count(ReplyEditor.LONGEST)), true);
        } else {
            history.add(written());
            write(reply);
            focusEditor();
        }
    }

    private void sendNow(ReplyDraft draft) {
        long number = bus.nextRequest();
        request(number, draft.request(number), draft.expected(), draft.form());
    }

    /** Hands a request over and returns whether the event bus has taken it; if not, the sentence is shown. */
    private boolean request(long number, Request request, List<ConnectionId> expected, Request.ReplyForm form) {
        tracker.begin(number, expected);
        if (!bus.request(request)) {
            tracker.refuse(number);
            deliveryBar.say(Strings.of("reply.refused"), true);
            return false;
        }
        recentlyAnswered.addAll(expected);
        if (form instanceof Request.ReplyForm.FalseLength wrong) {
            // A wrong length is for one message, so that none after it is wrong by oversight.
            wrongLength.close();
            deliveryBar.note(Strings.of("reply.length.sent", wrong.length()));
        } else {
            deliveryBar.note("");
        }
        deliveryBar.refresh();
        return true;
    }

    private void sendToAll() {
        recipients.setAll(true);
        int everybody = recipients.clients().size();
        if (everybody > 1) {
            ask(
                    Strings.of("reply.ask.all", everybody),
                    Strings.of("reply.ask.all.yes", everybody),
                    () -> {
                        // Other clients may have been selected meanwhile.
                        recipients.setAll(true);
                        send(false);
                    },
                    () -> recipients.setAll(false));
        } else {
            send(false);
        }
    }

    private void send(boolean thenNext) {
        ready().ifPresent(draft -> {
            if (editor.getText().isEmpty()) {
                ask(
                        Strings.of("reply.ask.empty"),
                        Strings.of("reply.ask.empty.yes"),
                        () -> request(draft, thenNext),
                        () -> {});
            } else {
                request(draft, thenNext);
            }
        });
    }

    private void ask(String question, String yes, Runnable onYes, Runnable onNo) {
        deliveryBar.ask(question, yes, onYes, onNo, this::focusEditor).requestFocusInWindow();
    }

    private void request(ReplyDraft draft, boolean thenNext) {
        long number = bus.nextRequest();
        if (!request(number, draft.request(number), draft.expected(), draft.form())) {
            return;
        }
        history.add(written());
        editor.replaceText("");
        if (thenNext) {
            goToNext();
        }
        focusEditor();
    }

    private void goToNext() {
        Optional<ConnectionId> next = LongestWaitingClient.of(live.clients(), recentlyAnswered);
        next.ifPresentOrElse(
                id -> selection.set(Set.of(id)), () -> deliveryBar.say(Strings.of("reply.next.none"), false));
    }

    @Override
    public JComponent mainPart() {
        return editor;
    }
}
