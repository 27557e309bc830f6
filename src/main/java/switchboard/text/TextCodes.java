package switchboard.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table of all codes. Immutable, thread-safe. */
final class TextCodes {
    private static final Map<String, TextCode> BY_ID =
            all().stream().collect(Collectors.toUnmodifiableMap(TextCode::id, Function.identity()));

    private TextCodes() {}

    /** Returns the codes of all areas. */
    static List<TextCode> all() {
        List<TextCode> all = new ArrayList<>();
        Collections.addAll(all, AppText.values());
        Collections.addAll(all, ArchiveText.values());
        Collections.addAll(all, ClientText.values());
        Collections.addAll(all, CommonText.values());
        Collections.addAll(all, ConsoleText.values());
        Collections.addAll(all, ExportText.values());
        Collections.addAll(all, FileFormatText.values());
        Collections.addAll(all, FilterLanguageText.values());
        Collections.addAll(all, FramingText.values());
        Collections.addAll(all, ProtocolText.values());
        Collections.addAll(all, RecordText.values());
        Collections.addAll(all, RepairText.values());
        Collections.addAll(all, ReplayText.values());
        Collections.addAll(all, ServerText.values());
        Collections.addAll(all, SystemText.values());
        Collections.addAll(all, TlsText.values());
        Collections.addAll(all, WireText.values());
        return Collections.unmodifiableList(all);
    }

    /** Returns the code with an {@link TextCode#id()}; empty if this program does not know it. */
    static Optional<TextCode> of(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }
}
