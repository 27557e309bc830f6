package switchboard.system;

import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import switchboard.wire.Wording;

/** What failures of the operating system mean, in sentences for people, from {@code sentences.properties}. */
final class Sentences {
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("switchboard.system.sentences", Locale.ROOT);

    private Sentences() {}

    /** Return a sentence with {@code {0}}, {@code {1}} … replaced by the arguments as they are. */
    static String of(String key, @Nullable Object... arguments) {
        return Wording.fill(WORDS.getString(key), arguments);
    }
}
