package switchboard.filter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import switchboard.text.CodedText;
import switchboard.text.FilterLanguageText;

/** Parses a typed filter. It does not use recursion, so no input can exhaust the stack. Used once, by one thread. */
final class Parser {
    /** The content of an open pair of parentheses. */
    private static final class Group {
        final Token opening;
        final List<Filter> alternatives = new ArrayList<>();
        List<Filter> terms = new ArrayList<>();
        /** The operator that still needs an operand; {@code NOTHING} for none. */
        Token pending;

        boolean turnNext;

        Group(Token opening) {
            this.opening = opening;
            pending = NOTHING;
        }

        void add(Filter term) {
            terms.add(turnNext ? Filter.not(term) : term);
            turnNext = false;
            pending = NOTHING;
        }

        Filter filter() {
            alternatives.add(Filter.all(terms));
            return Filter.any(alternatives);
        }
    }

    private static final Token NOTHING = Token.of(Token.Kind.END, 0, 0);

    private final String typed;
    private final Lexer lexer;
    private final TimeReference reference;
    private final Deque<Group> outer = new ArrayDeque<>();
    private Group group = new Group(NOTHING);
    private int count;

    Parser(String typed, TimeReference reference) {
        this.typed = typed;
        lexer = new Lexer(typed);
        this.reference = reference;
    }

    Filter parse() throws FilterSyntaxException {
        while (true) {
            Token token = lexer.next();
            switch (token.kind()) {
                case WORD -> {
                    explainForeign(token);
                    add(token, TextCondition.read(token));
                }
                case PATTERN -> add(token, PatternCondition.read(token));
                case CONDITION -> add(token, FilterKeys.read(token, reference));
                case NOT -> {
                    group.turnNext = !group.turnNext;
                    group.pending = token;
                }
                case AND -> join(token);
                case OR -> {
                    join(token);
                    group.alternatives.add(Filter.all(group.terms));
                    group.terms = new ArrayList<>();
                }
                case OPEN -> open(token);
                case CLOSE -> close();
                case END -> {
                    if (!outer.isEmpty()) {
                        throw wrong(group.opening, FilterLanguageText.WRONG_OPEN.with());
                    }
                    requireComplete();
                    return group.filter();
                }
            }
        }
    }

    /**
     * Adds the condition of a token, which may consist of several. The limits apply to its written form, so that this
     * form can be parsed again.
     */
    private void add(Token token, Filter term) throws FilterSyntaxException {
        count += conditions(term);
        if (count > FilterLanguage.MOST_CONDITIONS) {
            throw wrong(token, FilterLanguageText.WRONG_MANY.with(FilterLanguage.MOST_CONDITIONS));
        }
        if (outer.size() + depth(term) > FilterLanguage.DEEPEST) {
            throw wrong(token, FilterLanguageText.WRONG_DEEP.with(FilterLanguage.DEEPEST));
        }
        group.add(term);
    }

    /** Refuses a word that is another program's language, with what to type instead. */
    private void explainForeign(Token token) throws FilterSyntaxException {
        boolean bare = !Quotes.opens(typed.charAt(token.at()));
        boolean first = count == 0 && outer.isEmpty();
        Optional<ForeignLanguage.Found> foreign = bare
                ? ForeignLanguage.find(typed, token, first, group.pending.kind() == Token.Kind.NOT)
                : Optional.empty();
        if (foreign.isPresent()) {
            throw new FilterSyntaxException(
                    foreign.get().at(), foreign.get().end(), foreign.get().text());
        }
    }

    private static int conditions(Filter filter) {
        return parts(filter).stream()
                .mapToInt(Parser::conditions)
                .reduce(Integer::sum)
                .orElse(1);
    }

    /** Returns the levels of parentheses in its written form. */
    private static int depth(Filter filter) {
        int inner = parts(filter).stream().mapToInt(Parser::depth).max().orElse(0);
        return filter instanceof Filter.Not || parts(filter).isEmpty() ? inner : inner + 1;
    }

    private static List<Filter> parts(Filter filter) {
        return filter instanceof Filter.And and
                ? and.parts()
                : filter instanceof Filter.Or or
                        ? or.parts()
                        : filter instanceof Filter.Not not ? List.of(not.filter()) : List.of();
    }

    private void join(Token token) throws FilterSyntaxException {
        if (group.pending != NOTHING) {
            throw misplaced(group.pending);
        }
        if (group.terms.isEmpty()) {
            throw misplaced(token);
        }
        group.pending = token;
    }

    private void open(Token token) throws FilterSyntaxException {
        if (outer.size() == FilterLanguage.DEEPEST) {
            throw wrong(token, FilterLanguageText.WRONG_DEEP.with(FilterLanguage.DEEPEST));
        }
        outer.push(group);
        group = new Group(token);
    }

    private void close() throws FilterSyntaxException {
        requireComplete();
        Filter inner = group.filter();
        group = outer.pop();
        group.add(inner);
    }

    private void requireComplete() throws FilterSyntaxException {
        if (group.pending != NOTHING) {
            throw misplaced(group.pending);
        }
    }

    private FilterSyntaxException misplaced(Token operator) {
        String written = InertQuote.quoted(typed.substring(operator.at(), operator.end()));
        return wrong(operator, FilterLanguageText.WRONG_OPERATOR.with(written));
    }

    private static FilterSyntaxException wrong(Token token, CodedText text) {
        return new FilterSyntaxException(token.at(), token.end(), text);
    }
}
