package switchboard.filter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import switchboard.model.ConnectionId;
import switchboard.text.CodedText;
import switchboard.text.FilterLanguageText;

/** Collects completions of a filter that is being typed; each key offers its own. Used once, by one thread. */
final class Completions {
    private static final int MOST = 50;
    private static final Pattern CONDITION = Pattern.compile("([a-z]+)([:=]|[<>]=?)(.*)", Pattern.DOTALL);

    /** The operators, offered after the beginnings of conditions. */
    private static final List<String> OPERATORS = List.of("not ", "or ");

    private final Vocabulary vocabulary;
    private final int from;
    private final int to;
    private final String typed;
    private final Map<String, Completion> likely = new LinkedHashMap<>();
    private final Map<String, Completion> others = new LinkedHashMap<>();

    Completions(String text, int caret, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        int begin = begin(text, caret);
        while (begin < caret && "(-!".indexOf(text.charAt(begin)) >= 0) {
            begin++;
        }
        int end = caret;
        while (end < text.length() && !Lexer.isBlank(text.charAt(end)) && text.charAt(end) != ')') {
            end++;
        }
        from = begin;
        to = end;
        typed = text.substring(begin, caret);
    }

    /** Returns the index at which the word around the caret begins: after the last blank outside of quotes. */
    private static int begin(String text, int caret) {
        int begin = 0;
        int at = 0;
        boolean fresh = true;
        while (at < caret) {
            char sign = text.charAt(at);
            if (Lexer.isBlank(sign)) {
                begin = at + 1;
                fresh = true;
                at++;
            } else if (Quotes.opens(sign) && fresh) {
                at = Quotes.end(text, at);
                fresh = false;
            } else {
                fresh = ":=<>,(-!".indexOf(sign) >= 0;
                at++;
            }
        }
        return begin;
    }

    List<Completion> list() {
        if (typed.isEmpty() || !Quotes.opens(typed.charAt(0))) {
            Matcher condition = CONDITION.matcher(typed.toLowerCase(Locale.ROOT));
            Optional<FilterKey> key = condition.matches() ? FilterKeys.find(condition.group(1)) : Optional.empty();
            if (key.isPresent()) {
                values(key.get(), condition.group(2), condition.group(3));
            } else {
                beginnings(typed.toLowerCase(Locale.ROOT));
            }
        }
        List<Completion> all = new ArrayList<>(likely.values());
        others.values().stream()
                .filter(one -> !likely.containsKey(one.replacement()))
                .forEach(all::add);
        // A completion that equals the typed text is omitted.
        return all.stream()
                .filter(one -> !one.replacement().equals(typed))
                .limit(MOST)
                .toList();
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Offers a completion that begins with the typed text. */
    void offer(String replacement, CodedText explanation) {
        offer(true, replacement, explanation);
    }

    /** Offers a completion. Those that are not likely are listed after all likely ones. */
    void offer(boolean isLikely, String replacement, CodedText explanation) {
        Completion completion = new Completion(replacement, from, to, explanation);
        (isLikely ? likely : others).putIfAbsent(replacement, completion);
    }

    /** Offers the examples that begin with the typed text; each is explained by its meaning. */
    void offerExamples(String lead, String prefix, List<String> examples) {
        for (String example : examples) {
            boolean fits = !example.contains("..") || lead.endsWith(":");
            if (fits && example.toLowerCase(Locale.ROOT).startsWith(prefix)) {
                offer(lead + example, meaning(lead + example));
            }
        }
    }

    private void beginnings(String prefix) {
        Stream.concat(FilterKeys.beginnings(), OPERATORS.stream()).forEach(beginning -> {
            String key = beginning.trim().replaceAll("[:><]$", "").replace(':', '.');
            if (beginning.startsWith(prefix)) {
                offer(beginning, FilterLanguageText.of("complete", key).with());
            } else if (prefix.length() > 1 && beginning.contains(":" + prefix)) {
                offer(false, beginning, FilterLanguageText.of("complete", key).with());
            }
        });
        for (FilterKey key : FilterKeys.all()) {
            FilterKey.Values values = key.values();
            if (values.alone() > 0 && prefix.length() >= values.alone()) {
                values.offer().to(this, key.name() + ":", prefix);
            }
        }
    }

    private void values(FilterKey key, String sign, String value) {
        String lead = key.name() + sign;
        int typed = key.values().isList() ? value.lastIndexOf(',') + 1 : 0;
        key.values().offer().to(this, lead + value.substring(0, typed), value.substring(typed));
    }

    /** Returns a condition's meaning in words. */
    private CodedText meaning(String condition) {
        TimeReference reference = vocabulary.reference();
        return switch (FilterLanguage.parse(condition, reference)) {
            case ParsedFilter.Valid understood ->
                FilterLanguage.describe(understood.filter(), ConnectionId::toString, reference);
            case ParsedFilter.Invalid misunderstood -> misunderstood.text();
        };
    }
}
