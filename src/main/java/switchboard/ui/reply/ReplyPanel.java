package switchboard.ui.reply;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
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
import switchboard.ui.look.Icons;
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
    private static final String NOBODY_THERE = "reply.nobody.there";
    private static final String NOBODY_SELECTED = "reply.nobody.selected";

    /** The sentences that are outdated as soon as there is a recipient. */
    private static final List<String> NOBODY = List.of(NOBODY_THERE, NOBODY_SELECTED);

    private final transient EventBus bus;
    private final transient LiveModel live;
    private final transient ClientSelection selection;
    private final transient DeliveryTracker tracker = new DeliveryTracker();
    private final transient ReplyHistory history = new ReplyHistory();
    private final transient Set<ConnectionId> recentlyAnswered = new HashSet<>();
    private final ReplyEditor editor;
    private final RecipientBar recipients;
    private final ReplyFormatBar form;
    private final DeliveryBar deliveryBar;
    private final transient SnippetsMenu snippets;
    private final transient CommandActions commands;
    private boolean compact;
    private final NotationSwitch notation = new NotationSwitch(this::changeNotation);
    private final BytesPreview preview = new BytesPreview();
    private final RepeatBar repeatBar;
    private final JPanel below = new JPanel(new MigLayout("insets 0, fillx, hidemode 3", "[]0[grow,fill]", "[]"));
    private final JLabel size = new JLabel();
    private final JButton moreButton = new JButton(Icons.of("ellipsis", 14, "sb.text2"));
    private final JPanel buttons = new JPanel();
    private final JButton snippetsButton =
            new JButton(WindowCommand.INSERT_SNIPPET.text(), Icons.of("chevron-down", 14, "sb.text2"));

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
        super(new MigLayout("insets 0, fill, hidemode 3", "[grow,fill]12[]", "[]6[grow,fill]4[]0[]0[]"));
        this.bus = bus;
        this.live = live;
        this.selection = selection;
        deliveryBar = new DeliveryBar(tracker, this::title, this::stopRepeating);
        editor = new ReplyEditor(this::typed, sentence -> deliveryBar.say(sentence, true));
        form = new ReplyFormatBar(this::typed);
        snippets = new SnippetsMenu(kept, onSnippets, this::insert, this::written);
        repeatBar = new RepeatBar(this::repeat, this::closeRepeatBar);
        recipients = new RecipientBar(live, selection, this::recipientsChanged);
        commands = new CommandActions(this, editor);
        addCommands();
        setOpaque(false);
        JPanel top = new JPanel(new MigLayout("insets 0, fillx", "[grow,fill]14[]14[]", "[]"));
        top.setOpaque(false);
        top.add(recipients, "wmin 0");
        top.add(notation);
        top.add(form, "wmin pref");
        add(top, "cell 0 0 2 1, growx, wmin 0");
        JScrollPane scroll = new JScrollPane(editor);
        add(scroll, "cell 0 1, wmin 0, hmin 44");
        add(buttons, "cell 1 1 1 3, grow");
        add(repeatBar, "cell 0 3, wmin 0, gapbottom 4");
        below.setOpaque(false);
        size.putClientProperty("FlatLaf.styleClass", "muted");
        below.add(size, "cell 0 0, gapright 16");
        below.add(deliveryBar, "cell 1 0, wmin 0, hmin 24");
        add(below, "cell 0 4 2 1, wmin 0, growx");
        fillButtons();
        setCompact(false);
        live.onChange(this::liveChanged);
        edited();
    }

    /** Switches between a layout of little height and the normal one. */
    public void setCompact(boolean compact) {
        this.compact = compact;
        // With little height the bytes share the line of the deliveries, and the timer takes it while it is open.
        if (compact) {
            below.add(preview, "cell 0 0, gapright 16, wmin 0, wmax 65%");
        } else {
            add(preview, "cell 0 2, wmin 0, gapbottom 4");
        }
        showLines();
        buttons.setLayout(
                compact
                        ? new MigLayout("insets 0, fillx", "[grow,fill]6[grow,fill]6[grow,fill]", "[]")
                        : new MigLayout("insets 0, wrap 1, fillx", "[grow,fill]", "[]6[]6[]"));
        revalidate();
    }

    private void showLines() {
        below.setVisible(!compact || !repeatBar.isVisible());
        revalidate();
    }

    private void fillButtons() {
        buttons.setOpaque(false);
        JButton send = commands.get(WindowCommand.SEND).primaryButton();
        send.setToolTipText(WindowCommand.SEND.tip() + ". " + WindowCommand.SEND_TO_ALL.tip() + ".");
        snippetsButton.setHorizontalTextPosition(JButton.LEADING);
        snippetsButton.setToolTipText(WindowCommand.INSERT_SNIPPET.tip());
        snippetsButton.addActionListener(event -> snippets.menu().show(snippetsButton, 0, snippetsButton.getHeight()));
        moreButton.setToolTipText(Strings.of("reply.more.tip"));
        moreButton.getAccessibleContext().setAccessibleName(Strings.of("reply.more.tip"));
        moreButton.addActionListener(event -> {
            JPopupMenu menu = moreMenu();
            menu.show(moreButton, moreButton.getWidth() - menu.getPreferredSize().width, moreButton.getHeight());
        });
        JPanel more = new JPanel(new MigLayout("insets 0, fillx", "[grow,fill]4[]", "[]"));
        more.setOpaque(false);
        more.add(snippetsButton);
        more.add(moreButton);
        buttons.add(send);
        buttons.add(commands.get(WindowCommand.SEND_AND_NEXT).button());
        buttons.add(more);
    }

    private JPopupMenu moreMenu() {
        JPopupMenu menu = new JPopupMenu();
        menu.add(commands.get(WindowCommand.SEND_FILE).item());
        menu.add(commands.get(WindowCommand.REPEAT_REPLY).item());
        return menu;
    }

    private void addCommands() {
        commands.add(WindowCommand.SEND, () -> send(false));
        commands.add(WindowCommand.SEND_TO_ALL, this::sendToAll);
        commands.add(WindowCommand.SEND_AND_NEXT, () -> send(true));
        commands.add(WindowCommand.OLDER_REPLY, () -> write(history.older(written())));
        commands.add(WindowCommand.NEWER_REPLY, () -> write(history.newer(written())));
        commands.add(WindowCommand.SEND_FILE, this::sendFile);
        commands.add(WindowCommand.REPEAT_REPLY, this::openRepeatBar);
        commands.addNumbered(WindowCommand.INSERT_SNIPPET, snippets::insert);
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
        deliveryBar.outdate();
        edited();
    }

    private void recipientsChanged() {
        edited();
        if (recipients != null && !recipients.recipients().isEmpty()) {
            NOBODY.stream()
                    .map(Strings::of)
                    .filter(deliveryBar::says)
                    .findAny()
                    .ifPresent(said -> deliveryBar.refresh());
        }
    }

    private void edited() {
        if (recipients == null) {
            return;
        }
        TypedReply typed = TypedReply.of(written());
        editor.mark(typed.mistake());
        if (typed.mistake().isPresent()) {
            preview.show(typed.mistake().get());
            form.countNothing();
            size.setText(Strings.of("reply.size.unknown"));
            return;
        }
        ReplyDraft now = composition(typed, form.form().orElseGet(Request.ReplyForm.ClientFormat::new));
        preview.show(notation.chosen(), now);
        int smallest = now.smallest();
        int largest = now.largest();
        form.count(smallest, largest);
        String text = editor.getText();
        size.setText(
                smallest < largest
                        ? Strings.of("reply.size.range", smallest, largest)
                        : notation.chosen() == ByteNotation.TEXT
                                ? Strings.of("reply.size", largest, text.codePointCount(0, text.length()))
                                : Strings.of("reply.size.bytes", largest));
    }

    private ReplyDraft composition(TypedReply typed, Request.ReplyForm format) {
        return new ReplyDraft(typed, recipients.isAll(), recipients.recipients(), format);
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
        focusEditor();
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

    private Optional<TypedReply> correct() {
        TypedReply typed = TypedReply.of(written());
        typed.mistake().ifPresent(mistake -> {
            deliveryBar.say(Strings.of("reply.mistake"), true);
            editor.setCaretPosition(mistake.from());
            focusEditor();
        });
        return typed.mistake().isPresent() ? Optional.empty() : Optional.of(typed);
    }

    private boolean isForNobody() {
        boolean nobody = recipients.recipients().isEmpty();
        if (nobody) {
            deliveryBar.say(Strings.of(recipients.isAll() ? NOBODY_THERE : NOBODY_SELECTED), true);
        }
        return nobody;
    }

    /** Returns the format; empty if a wrong length is typed, which is said. */
    private Optional<Request.ReplyForm> format() {
        Optional<Request.ReplyForm> format = form.form();
        if (format.isEmpty()) {
            deliveryBar.say(Strings.of("reply.length.wrong"), true);
        }
        return format;
    }

    private void openRepeatBar() {
        repeatBar.open();
        showLines();
    }

    private void closeRepeatBar() {
        showLines();
        focusEditor();
    }

    private void repeat(Duration every, OptionalLong times) {
        Optional<TypedReply> typed = correct();
        if (typed.isEmpty() || isForNobody()) {
            return;
        }
        Optional<Request.ReplyForm> format = format();
        if (format.isEmpty()) {
            return;
        }
        ReplyDraft draft = composition(typed.get(), format.get());
        long number = bus.nextRequest();
        if (request(number, draft.repeated(number, every, times), draft.expected())) {
            history.add(written());
            focusEditor();
        }
    }

    private void stopRepeating() {
        if (!bus.request(new Request.StopRepeating(new Request.Target.Only(tracker.repeating())))) {
            deliveryBar.say(Strings.of("reply.refused"), true);
        }
    }

    private void sendFile() {
        if (isForNobody()) {
            return;
        }
        List<ClientSummary> to = recipients.recipients();
        format().ifPresent(format -> FileDialogs.open(this).ifPresent(file -> sendFile(file, to, format)));
    }

    /** Sends the bytes of a file as a message. */
    void sendFile(Path file, List<ClientSummary> to, Request.ReplyForm format) {
        FutureCallbacks.deliver(
                BackgroundTasks.submit("reply-file", () -> BoundedFile.read(file, Message.LONGEST_BODY)),
                Edt::later,
                body -> sendNow(new ReplyDraft(TypedReply.of(body), false, to, format)),
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
        request(
                number,
                new Request.Reply(
                        number, List.of(new Request.RecipientBody(to, body)), new Request.ReplyForm.ClientFormat()),
                List.of(to));
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
        request(number, draft.request(number), draft.expected());
    }

    /** Hands a request over and returns whether the event bus has taken it; if not, the sentence is shown. */
    private boolean request(long number, Request request, List<ConnectionId> expected) {
        tracker.begin(number, expected);
        if (!bus.request(request)) {
            tracker.refuse(number);
            deliveryBar.say(Strings.of("reply.refused"), true);
            return false;
        }
        deliveryBar.refresh();
        recentlyAnswered.addAll(expected);
        return true;
    }

    private void sendToAll() {
        recipients.setAll(true);
        int everybody = recipients.recipients().size();
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
        Optional<TypedReply> typed = correct();
        if (typed.isEmpty() || isForNobody()) {
            return;
        }
        Optional<Request.ReplyForm> format = format();
        if (format.isEmpty()) {
            return;
        }
        if (editor.getText().isEmpty()) {
            ask(
                    Strings.of("reply.ask.empty"),
                    Strings.of("reply.ask.empty.yes"),
                    () -> request(composition(typed.get(), format.get()), thenNext),
                    () -> {});
            return;
        }
        request(composition(typed.get(), format.get()), thenNext);
    }

    private void ask(String question, String yes, Runnable onYes, Runnable onNo) {
        deliveryBar.ask(question, yes, onYes, onNo, this::focusEditor).requestFocusInWindow();
    }

    private void request(ReplyDraft composition, boolean thenNext) {
        long number = bus.nextRequest();
        if (!request(number, composition.request(number), composition.expected())) {
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
