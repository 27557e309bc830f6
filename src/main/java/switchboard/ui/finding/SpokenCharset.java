package switchboard.ui.finding;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import switchboard.terminal.CharsetNames;
import switchboard.text.TextCode;
import switchboard.text.WireText;
import switchboard.wire.Finding;

/** Finds the likely encoding of a client's texts in a finding about a body that is no UTF-8. Stateless. */
final class SpokenCharset {
    /** The sentences whose first argument is an encoding. */
    private static final Set<TextCode> NAMING = Set.of(WireText.NOT_UTF8_CHARSET, WireText.CONTENT_UTF16);

    private SpokenCharset() {}

    /** Returns the encoding; empty if the finding names none. */
    static Optional<Charset> of(Finding finding) {
        List<Object> arguments = finding.text().arguments();
        return NAMING.contains(finding.text().code())
                        && !arguments.isEmpty()
                        && arguments.getFirst() instanceof String name
                ? CharsetNames.find(name)
                : Optional.empty();
    }
}
