package switchboard.ui.listen;

import java.util.List;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.look.Icons;
import switchboard.ui.panes.FocusReveal;

/**
 * The fingerprint of a TLS listener's certificate, with buttons to copy it and to save the certificate. Event dispatch
 * thread only.
 */
final class FingerprintLine extends JPanel {
    private static final long serialVersionUID = 1L;

    /** The chars of 8 of the 32 bytes of a SHA-256 fingerprint: two digits and a colon each. */
    private static final int PART = 24;

    private final JPanel parts = new JPanel(new MigLayout("insets 0, wrap 2", "[]4[]", "[]2[]"));
    private String whole = "";

    /**
     * Creates the line.
     *
     * @param onSave called to save the certificate
     */
    FingerprintLine(Clipboard clipboard, Runnable onSave) {
        super(new MigLayout("insets 0, fillx, wrap 1, hidemode 3", "[grow,fill]", "[]4[]6[]"));
        setOpaque(false);
        parts.setOpaque(false);
        JLabel title = new JLabel(Strings.of("listeners.tls"), Icons.of("lock", 16, "sb.text2"), JLabel.LEADING);
        add(title, "wmin 0");
        add(parts);
        JPanel buttons = new JPanel(new MigLayout("insets 0", "[]8[]", "[]"));
        buttons.setOpaque(false);
        JButton copy = new JButton(Strings.of("access.tls.copy"), Icons.of("copy", 16, "Label.foreground"));
        copy.setToolTipText(Strings.of("access.tls.copy"));
        copy.addActionListener(event -> clipboard.copy(whole));
        JButton save = new JButton(Strings.of("listeners.certificate"), Icons.of("download", 16, "Label.foreground"));
        save.setToolTipText(Strings.of("listeners.certificate.tip"));
        save.addActionListener(event -> onSave.run());
        List.of(copy, save).forEach(FocusReveal::add);
        buttons.add(copy);
        buttons.add(save);
        add(buttons);
    }

    /** Shows a fingerprint in lines that can be read from the back row; hides the line if it is empty. */
    void show(String fingerprint) {
        setVisible(!fingerprint.isEmpty());
        if (!fingerprint.equals(whole)) {
            whole = fingerprint;
            parts.removeAll();
            for (int at = 0; at < whole.length(); at += PART) {
                JLabel part = new JLabel(whole.substring(at, Math.min(whole.length(), at + PART)));
                part.putClientProperty("FlatLaf.styleClass", "mono");
                parts.add(part);
            }
        }
    }
}
