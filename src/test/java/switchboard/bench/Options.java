package switchboard.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The options of a measurement: {@code --key value} in any order, and single words. */
public final class Options {
    /** Thrown if an option is wrong; the message is one sentence. */
    public static final class BadOption extends Exception {
        private static final long serialVersionUID = 1;

        BadOption(String sentence) {
            super(sentence);
        }
    }

    /** Options without a value; they count as words. */
    private static final Set<String> FLAGS = Set.of("--quick", "--record");

    private final Map<String, String> values;
    private final List<String> words;

    private Options(Map<String, String> values, List<String> words) {
        this.values = values;
        this.words = words;
    }

    static Options of(List<String> arguments) throws BadOption {
        Map<String, String> values = new HashMap<>();
        List<String> words = new ArrayList<>();
        for (int at = 0; at < arguments.size(); at++) {
            String argument = arguments.get(at);
            if (!argument.startsWith("--") || FLAGS.contains(argument)) {
                words.add(argument);
            } else if (at + 1 < arguments.size()) {
                values.put(argument.substring(2), arguments.get(++at));
            } else {
                throw new BadOption("A value is missing after " + argument + ".");
            }
        }
        return new Options(values, words);
    }

    /** Rejects options with other names, so that a typing error does not measure something else. */
    public Options only(String... names) throws BadOption {
        TreeSet<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(List.of(names));
        if (!unknown.isEmpty()) {
            throw new BadOption("There is no option --" + unknown.first() + " here; there are: --"
                    + String.join(", --", names) + ".");
        }
        return this;
    }

    /** Returns the number of the option {@code --name}; underscores may separate the thousands. */
    public long number(String name, long otherwise) throws BadOption {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return Long.parseLong(value.replace("_", ""));
        } catch (NumberFormatException notOne) {
            throw new BadOption("--" + name + " takes a number, not " + value + ".");
        }
    }

    /** Returns the text of the option {@code --name}. */
    public String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /** Returns the exception for wrong words, with one sentence. */
    public BadOption bad(String sentence) {
        return new BadOption(sentence);
    }

    /** Returns the words that belong to no option. */
    public List<String> words() {
        return words;
    }
}
