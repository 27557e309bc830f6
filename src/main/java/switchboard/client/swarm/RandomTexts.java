package switchboard.client.swarm;

import java.util.SplittableRandom;

/**
 * Generates the random texts that the clients send.
 *
 * <p>Stateless and thread-safe.
 */
final class RandomTexts {
    private static final String[] WORDS = {
        "hello", "operator", "line", "please", "busy", "exchange", "number", "ring", "again", "long", "distance",
        "party", "cable", "jack", "answer", "who", "is", "there", "socket", "byte", "header", "waiting"
    };

    /** Texts with more bytes than characters, or with an effect on the text beside them. */
    private static final String[] HARD = {
        "é",
        "ß",
        "日本語",
        "🙂",
        "👩‍👩‍👧‍👦",
        "🇫🇷",
        "👍🏽",
        "שלום",
        "مرحبا",
        "\u202Eright to left",
        "e\u0301\u0302\u0303",
        "zero\u200Bwidth",
        "<html><b>bold</b>",
        "\u001B[31mred",
        "tab\there",
        "\\x41",
        "𝔘𝔫𝔦",
        "＝1+1",
        "\u2066isolate"
    };

    private static final int LONGEST = 30;
    private static final int LONG_WORDS = 16_000;

    private RandomTexts() {}

    static String plain(SplittableRandom random) {
        return join(WORDS, 1 + random.nextInt(LONGEST), random);
    }

    static String hard(SplittableRandom random) {
        return join(HARD, 1 + random.nextInt(LONGEST), random);
    }

    /** Returns a text of about a hundred kilobytes. */
    static String lengthy(SplittableRandom random) {
        return join(WORDS, LONG_WORDS + random.nextInt(LONG_WORDS / 2), random);
    }

    private static String join(String[] words, int count, SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(words[random.nextInt(words.length)]);
        }
        return text.toString();
    }
}
