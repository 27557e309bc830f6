package switchboard.ui.client;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;
import switchboard.ui.desktop.TypingListener;
import switchboard.ui.edt.FutureCallbacks;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertParagraph;
import switchboard.wire.ByteNotation;
import switchboard.wire.TypedBytes;

/**
 * The line in which a message of the client is typed, as text, with escapes or in hex; Enter sends it. What was not
 * sent stays. Event dispatch thread only.
 */
final class MessageLine extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient Executor edt;
    private final transient Function<byte[], CompletableFuture<Void>> onSend;
    private final JLabel label = new JLabel(Strings.of("client.message"));
    private final JTextField text = new JTextField();
    private final JComboBox<String> notation = new JComboBox<>();
    private final JButton send = new JButton(Strings.of("client.send"), Icons.of("send", 16, "sb.onAccent"));
    private final InertParagraph mistake = new InertParagraph("sb.err", "Label.font", false);
    private boolean open;

    /**
     * Creates the row, closed.
     *
     * @param edt runs callbacks: the event dispatch thread
     * @param onSend sends the bytes of a message
     */
    MessageLine(Executor edt, Function<byte[], CompletableFuture<Void>> onSend) {
        super(new MigLayout("insets 0, fillx, hidemode 3", "[]8[grow,fill]8[]8[]", "[center]4[]"));
        this.edt = edt;
        this.onSend = onSend;
        setOpaque(false);
        label.setLabelFor(text);
        label.setDisplayedMnemonic(Strings.of("client.message.mnemonic").charAt(0));
        text.getAccessibleContext().setAccessibleName(Strings.of("client.message"));
        text.addActionListener(event -> send());
        for (ByteNotation one : ByteNotation.values()) {
            notation.addItem(Strings.of("reply.notation." + one.word()));
        }
        notation.getAccessibleContext().setAccessibleName(Strings.of("client.notation"));
        notation.addActionListener(event -> check());
        send.putClientProperty("FlatLaf.styleClass", "primary");
        send.addActionListener(event -> send());
        add(label, "cell 0 0");
        add(text, "cell 1 0, wmin 40");
        add(notation, "cell 2 0");
        add(send, "cell 3 0");
        add(mistake, "cell 0 1 4 1, wmin 0, growx");
        TypingListener.add(text, this::check);
        check();
    }

    private ByteNotation chosen() {
        return ByteNotation.values()[Math.max(0, notation.getSelectedIndex())];
    }

    private void check() {
        ByteNotation now = chosen();
        notation.setToolTipText(Strings.of("reply.notation." + now.word() + ".tip"));
        say(
                switch (now.parse(text.getText())) {
                    case TypedBytes.Meant meant -> "";
                    case TypedBytes.Mistake wrong -> Strings.render(wrong.sentence());
                });
        refresh();
    }

    private void say(String sentence) {
        mistake.setText(sentence);
        mistake.setVisible(!sentence.isEmpty());
        text.putClientProperty("JComponent.outline", sentence.isEmpty() ? null : "error");
        text.getAccessibleContext().setAccessibleDescription(sentence);
        revalidate();
    }

    private void refresh() {
        send.setEnabled(open && bytes().isPresent());
    }

    private Optional<byte[]> bytes() {
        return switch (chosen().parse(text.getText())) {
            case TypedBytes.Meant meant -> Optional.of(meant.bytes());
            case TypedBytes.Mistake wrong -> Optional.empty();
        };
    }

    /** Sends the typed message; it is removed when it was sent. */
    private void send() {
        Optional<byte[]> body = bytes();
        if (!open || body.isEmpty()) {
            return;
        }
        String typed = text.getText();
        say("");
        FutureCallbacks.deliver(
                onSend.apply(body.get()),
                edt,
                sent -> {
                    if (text.getText().equals(typed)) {
                        text.setText("");
                    }
                },
                this::say);
    }

    /** Opens the row while there is a connection; the text can be written before. */
    void setOpen(boolean connected) {
        open = connected;
        refresh();
    }

    /** Returns the component that gets the focus first. */
    JComponent first() {
        return text;
    }
}
