package switchboard.ui.finding;

import java.util.Locale;
import javax.swing.Icon;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;
import switchboard.ui.look.Icons;
import switchboard.wire.Finding;
import switchboard.wire.Severity;

/** A chip with the name of a finding and, of a problem, how certain it is. Event dispatch thread only. */
public final class FindingLabel extends JPanel {
    private static final long serialVersionUID = 1L;

    private final JLabel name = new JLabel();
    private final JLabel certainty = new JLabel();
    private final boolean problem;

    /** Creates a chip in the size of labels. */
    public FindingLabel(Finding finding) {
        super(new MigLayout("insets 1 8 1 10, hidemode 3, gap 6", "[][]", "[center]"));
        problem = finding.severity() == Severity.PROBLEM;
        putClientProperty("FlatLaf.styleClass", problem ? "errorPill" : "infoPill");
        setOpaque(true);
        JLabel icon = new JLabel(sign());
        icon.getAccessibleContext()
                .setAccessibleName(Strings.of(problem ? "wire.finding.problem" : "wire.finding.note"));
        name.setText(FindingName.of(finding.cause()));
        certainty.setText(
                Strings.of("wire.certainty." + finding.certainty().name().toLowerCase(Locale.ROOT)));
        certainty.setVisible(problem);
        add(icon);
        add(name);
        add(certainty);
        enlarge(1);
    }

    private Icon sign() {
        return problem ? Icons.of("triangle-alert", 14, "sb.err") : Icons.of("info", 14, "sb.info");
    }

    /** Makes the texts this many times as large as those of labels, now and after a change of the theme. */
    public void enlarge(float times) {
        int percent = Math.round(times * 100);
        name.putClientProperty(
                "FlatLaf.style",
                "font: " + percent + "% $semibold.font; foreground: " + (problem ? "$sb.err" : "$sb.info"));
        certainty.putClientProperty("FlatLaf.style", "font: " + percent + "% $medium.font");
        revalidate();
    }
}
