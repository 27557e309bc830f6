package switchboard.filter.text;

import java.util.ArrayList;
import java.util.List;
import switchboard.text.FilterLanguageText;

/**
 * A pattern (regular expression) that is searched for in bodies without regard to case. Immutable.
 *
 * <p>It follows all ways through the pattern at once (Thompson, Regular Expression Search Algorithm, 1968), so a search
 * takes time in proportion to the body and the pattern, and no pattern can make it backtrack. It therefore has neither
 * back references nor conditions on what is around ({@code (?=x)}).
 */
public final class LinearPattern implements BodyMatcher {
    /** The most instructions of a pattern; {@code x{1000}} has a thousand. */
    private static final int LARGEST = 2_000;

    private enum Kind {
        ONE,
        SPLIT,
        BEGIN,
        END,
        MATCH
    }

    /**
     * A step of the search.
     *
     * @param next the index of the step after it
     * @param other the other step after a split
     */
    private record Step(Kind kind, CharacterSet set, int next, int other) {}

    private static final CharacterSet NOTHING = new CharacterSet(List.of(), false);

    private final List<Step> steps = new ArrayList<>();
    private final int first;
    private int compiled;

    /**
     * Compiles a pattern.
     *
     * @throws PatternException if it can't be understood, or is too large
     */
    public LinearPattern(String source) throws PatternException {
        steps.add(new Step(Kind.MATCH, NOTHING, 0, 0));
        first = compile(new ExpressionParser(source).parse(), 0);
    }

    /** Compiles a part before the step {@code next}, and returns its first step. */
    private int compile(PatternNode node, int next) throws PatternException {
        // Repetitions of nothing add no step, but each takes time.
        if (++compiled > 2 * LARGEST) {
            throw new PatternException(0, FilterLanguageText.PATTERN_LARGE.with());
        }
        return switch (node) {
            case PatternNode.One one -> add(new Step(Kind.ONE, one.set(), next, 0));
            case PatternNode.LineBegin begin -> add(new Step(Kind.BEGIN, NOTHING, next, 0));
            case PatternNode.LineEnd end -> add(new Step(Kind.END, NOTHING, next, 0));
            case PatternNode.Sequence sequence -> {
                int begin = next;
                for (PatternNode part : sequence.parts().reversed()) {
                    begin = compile(part, begin);
                }
                yield begin;
            }
            case PatternNode.Choice choice -> {
                int begin = compile(choice.parts().getLast(), next);
                for (PatternNode part : choice.parts().subList(0, choice.parts().size() - 1)) {
                    begin = add(new Step(Kind.SPLIT, NOTHING, compile(part, next), begin));
                }
                yield begin;
            }
            case PatternNode.Repeat repeat -> compile(repeat, next);
        };
    }

    private int compile(PatternNode.Repeat repeat, int next) throws PatternException {
        int begin = next;
        if (repeat.most() == PatternNode.Repeat.ANY) {
            begin = add(new Step(Kind.SPLIT, NOTHING, next, next));
            int inner = compile(repeat.part(), begin);
            steps.set(begin, new Step(Kind.SPLIT, NOTHING, inner, next));
        } else {
            for (int times = repeat.least(); times < repeat.most(); times++) {
                begin = add(new Step(Kind.SPLIT, NOTHING, compile(repeat.part(), begin), next));
            }
        }
        for (int times = 0; times < repeat.least(); times++) {
            begin = compile(repeat.part(), begin);
        }
        return begin;
    }

    private int add(Step step) throws PatternException {
        if (steps.size() >= LARGEST) {
            throw new PatternException(0, FilterLanguageText.PATTERN_LARGE.with());
        }
        steps.add(step);
        return steps.size() - 1;
    }

    @Override
    public boolean matches(byte[] body) {
        return new Search(body).found();
    }

    /** One search in one body. */
    private final class Search {
        private final byte[] body;
        private final int[] pending = new int[2 * steps.size() + 2];
        private final int[] seen;
        private int[] now;
        private int[] later;
        private int count;

        Search(byte[] body) {
            this.body = body;
            seen = new int[steps.size()];
            now = new int[steps.size()];
            later = new int[steps.size()];
        }

        boolean found() {
            int at = 0;
            int active = 0;
            while (true) {
                // A match may begin anywhere.
                count = active;
                if (enter(first, at)) {
                    return true;
                }
                active = count;
                if (at == body.length) {
                    return false;
                }
                int size = CaseFolding.size(body, at, body.length);
                int character = size < 1 ? CharacterSet.BYTE + (body[at] & 0xFF) : CaseFolding.point(body, at, size);
                at += Math.max(1, size);
                int[] before = now;
                now = later;
                later = before;
                count = 0;
                for (int index = 0; index < active; index++) {
                    Step step = steps.get(before[index]);
                    if (step.set().contains(character) && enter(step.next(), at)) {
                        return true;
                    }
                }
                active = count;
            }
        }

        /** Adds what may follow from a step on, behind {@code at} bytes; returns whether that is the end. */
        private boolean enter(int from, int at) {
            int waiting = 0;
            pending[waiting++] = from;
            while (waiting > 0) {
                int index = pending[--waiting];
                if (seen[index] == at + 1) {
                    continue;
                }
                seen[index] = at + 1;
                Step step = steps.get(index);
                switch (step.kind()) {
                    case MATCH -> {
                        return true;
                    }
                    case ONE -> now[count++] = index;
                    case SPLIT -> {
                        pending[waiting++] = step.next();
                        pending[waiting++] = step.other();
                    }
                    case BEGIN -> {
                        if (at == 0 || body[at - 1] == '\n') {
                            pending[waiting++] = step.next();
                        }
                    }
                    case END -> {
                        if (at == body.length || body[at] == '\n') {
                            pending[waiting++] = step.next();
                        }
                    }
                }
            }
            return false;
        }
    }
}
