package switchboard.filter;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import switchboard.wire.Cause;
import switchboard.wire.Severity;

/** Finds ways to go on with a filter that is being typed. Used once. */
final class Completions {
    private static final int MOST = 50;
    private static final Pattern CONDITION = Pattern.compile("([a-z]+)([:=]|[<>]=?)(.*)", Pattern.DOTALL);

    /** Whole conditions to begin with, the likeliest first. */
    private static final List<String> BEGINNINGS = List.of(
            "is:problem",
            "is:in",
            "is:out",
            "is:marked",
            "is:noted",
            "client:",
            "from:",
            "to:",
            "last:5m",
            "time>",
            "size>",
            "problem:",
            "note:",
            "number>",
            "after:",
            "before:",
            "not ",
            "or ");

    private final Vocabulary vocabulary;
    private final int from;
    private final int to;
    private final String typed;
    private final Map<String, Completion> first = new LinkedHashMap<>();
    private final Map<String, Completion> second = new LinkedHashMap<>();

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

    /** Return where the piece begins that the caret is in: behind a blank that stands in no quotes. */
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
            if (condition.matches() && Lexer.KEYS.contains(condition.group(1))) {
                values(condition.group(1), condition.group(2), condition.group(3));
            } else {
                beginnings(typed.toLowerCase(Locale.ROOT));
            }
        }
        List<Completion> all = new ArrayList<>(first.values());
        second.values().stream()
                .filter(one -> !first.containsKey(one.replacement()))
                .forEach(all::add);
        // What is there already is no way to go on.
        return all.stream()
                .filter(one -> !one.replacement().equals(typed))
                .limit(MOST)
                .toList();
    }

    private void offer(Map<String, Completion> where, String replacement, String explanation) {
        where.putIfAbsent(replacement, new Completion(replacement, from, to, explanation));
    }

    private void beginnings(String prefix) {
        for (String beginning : BEGINNINGS) {
            String key = "complete." + beginning.trim().replaceAll("[:><]$", "").replace(':', '.');
            if (beginning.startsWith(prefix)) {
                offer(first, beginning, Words.of(key));
            } else if (prefix.length() > 1 && beginning.contains(":" + prefix)) {
                offer(second, beginning, Words.of(key));
            }
        }
        if (!prefix.isEmpty()) {
            clients("client:", "", prefix.startsWith("#") ? prefix.substring(1) : prefix);
            if (prefix.length() > 1) {
                causes("problem:", "", prefix);
            }
        }
    }

    private void values(String key, String sign, String value) {
        String lead = key + sign;
        int comma = value.lastIndexOf(',') + 1;
        String before = value.substring(0, comma);
        String piece = value.substring(comma);
        switch (key) {
            case "client", "from", "to" -> clients(lead, before, piece.startsWith("#") ? piece.substring(1) : piece);
            case "is", "has", "dir" ->
                words(
                        lead,
                        value,
                        key.equals("dir")
                                ? List.of("in", "out")
                                : key.equals("has")
                                        ? List.of("problem", "note", "mark")
                                        : List.of("problem", "in", "out", "marked", "noted"));
            case "problem" -> causes(lead, before, piece);
            case "size" -> examples(lead, value, List.of("100", "1k", "64k", "1M", "100..1000"));
            case "number" -> examples(lead, value, List.of("1000", "1..100"));
            case "last" -> examples(lead, value, List.of("1m", "5m", "15m", "1h", "1d"));
            case "time", "after", "since", "before", "until" -> times(lead, value, key.equals("time"));
            default -> {}
        }
    }

    private void clients(String lead, String before, String typedPart) {
        String prefix = Quotes.unquoted(typedPart).toLowerCase(Locale.ROOT);
        TreeSet<String> hosts = new TreeSet<>();
        for (Vocabulary.Client client : vocabulary.clients()) {
            String number = Long.toString(client.id().number());
            String name = client.name().toLowerCase(Locale.ROOT);
            boolean begins = number.startsWith(prefix) || (!name.isEmpty() && name.startsWith(prefix));
            if (begins || name.contains(prefix) || client.host().startsWith(prefix)) {
                String title = client.name().isEmpty() ? client.id().toString() : client.id() + " " + client.name();
                offer(begins ? first : second, lead + before + number, title + " · " + client.host());
            }
            if (!name.isEmpty() && name.contains(prefix)) {
                offer(
                        second,
                        lead + before + FilterText.word(client.name()),
                        Words.of("complete.called", Words.quoted(client.name())));
            }
            if (client.host().startsWith(prefix)) {
                hosts.add(client.host());
            }
        }
        hosts.forEach(host -> offer(second, lead + before + FilterText.word(host), Words.of("complete.host", host)));
    }

    private void causes(String lead, String before, String prefix) {
        Consumer<Cause> offer = cause -> offer(
                cause.id().startsWith(prefix) ? first : second,
                lead + before + cause.id(),
                Words.of("cause." + cause.id()));
        Arrays.stream(Cause.values())
                .filter(cause ->
                        cause.severity() == Severity.PROBLEM && cause.id().contains(prefix))
                .forEach(offer);
    }

    private void words(String lead, String prefix, List<String> words) {
        for (String word : words) {
            if (word.startsWith(prefix)) {
                offer(first, lead + word, Words.of("complete.is." + word));
            }
        }
    }

    private void examples(String lead, String prefix, List<String> examples) {
        for (String example : examples) {
            boolean fits = !example.contains("..") || lead.endsWith(":");
            if (fits && example.toLowerCase(Locale.ROOT).startsWith(prefix)) {
                offer(first, lead + example, meaning(lead + example));
            }
        }
    }

    private void times(String lead, String prefix, boolean isTime) {
        var now = Moment.instant(vocabulary.moment().now())
                .atZone(vocabulary.moment().zone());
        DateTimeFormatter clock = DateTimeFormatter.ofPattern("HH:mm");
        List<String> examples = new ArrayList<>(List.of(
                clock.format(now.minusMinutes(5)),
                clock.format(now),
                "today",
                "yesterday",
                now.toLocalDate().toString(),
                now.toLocalDate() + "T" + clock.format(now)));
        if (isTime && lead.endsWith(":")) {
            examples.add(2, clock.format(now.minusMinutes(5)) + ".." + clock.format(now));
        }
        examples(lead, prefix, examples);
    }

    /** Say in words what a condition means. */
    private String meaning(String condition) {
        return switch (FilterLanguage.parse(condition, vocabulary.moment())) {
            case Parsed.Understood understood ->
                FilterLanguage.describe(understood.filter(), id -> id.toString(), vocabulary.moment());
            case Parsed.Misunderstood misunderstood -> misunderstood.sentence();
        };
    }
}
