package switchboard.ui.finding;

import java.nio.charset.Charset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import switchboard.terminal.CharsetNames;
import switchboard.wire.Cause;
import switchboard.wire.Finding;

/** Finds the likely encoding of a client's texts in a finding about a body that is no UTF-8. Stateless. */
final class SpokenCharset {
    private static final Set<Cause> CAUSES = EnumSet.of(Cause.NOT_UTF8, Cause.UTF16);

    private SpokenCharset() {}

    /** Returns the encoding, which is the first argument of such a finding; empty if it names none. */
    static Optional<Charset> of(Finding finding) {
        List<Object> arguments = finding.text().arguments();
        return CAUSES.contains(finding.cause()) && !arguments.isEmpty() && arguments.getFirst() instanceof String name
                ? CharsetNames.find(name)
                : Optional.empty();
    }
}
