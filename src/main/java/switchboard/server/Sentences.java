package switchboard.server;

import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The server's sentences for people, from {@code sentences.properties}. */
final class Sentences {
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("switchboard.server.sentences");

    private Sentences() {}

    /** Return a sentence with {@code {0}}, {@code {1}} … replaced by the arguments as they are. */
    static String of(String key, @Nullable Object... arguments) {
        String sentence = WORDS.getString(key);
        for (int i = 0; i < arguments.length; i++) {
            sentence = sentence.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return sentence;
    }
}
