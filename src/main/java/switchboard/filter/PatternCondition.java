package switchboard.filter;

import switchboard.filter.text.LinearPattern;
import switchboard.filter.text.PatternException;
import switchboard.text.CodedText;
import switchboard.text.FilterLanguageText;

/**
 * The condition that a pattern (regular expression) matches somewhere in the text of a message, ignoring case. Typed as
 * {@code /GP[RG]MC/}; {@code \\/} is a slash in it. Immutable.
 *
 * @param source the pattern without its slashes, as typed
 */
public record PatternCondition(String source) implements Condition {
    /** Reads a token that is a pattern between slashes. */
    static Filter read(Token token) throws FilterSyntaxException {
        String source = token.value().substring(1, token.value().length() - 1);
        try {
            PatternCondition condition = new PatternCondition(source);
            condition.compiled();
            return condition;
        } catch (PatternException wrong) {
            int at = token.at() + 1 + wrong.at();
            throw new FilterSyntaxException(
                    Math.min(at, token.end() - 1),
                    token.end(),
                    FilterLanguageText.PATTERN_WRONG.with(InertQuote.quoted(token.value()), wrong.text()));
        }
    }

    /**
     * Returns the index behind the pattern that begins with the slash at {@code at}; -1 if none does. Behind its other
     * slash the filter ends, or a blank or parenthesis follows, so {@code /usr/bin} is none.
     */
    static int end(String text, int at) {
        for (int next = at + 1; next < text.length(); next++) {
            char sign = text.charAt(next);
            if (sign == '\\') {
                next++;
            } else if (sign == '/') {
                boolean ends = next + 1 == text.length()
                        || Lexer.isBlank(text.charAt(next + 1))
                        || text.charAt(next + 1) == ')';
                return ends && next > at + 1 ? next + 1 : -1;
            }
        }
        return -1;
    }

    private LinearPattern compiled() throws PatternException {
        return new LinearPattern(source);
    }

    @Override
    public String typed(TimeReference reference) {
        return "/" + source + "/";
    }

    @Override
    public CodedText described(DescriptionContext context) {
        return FilterLanguageText.PATTERN.with(InertQuote.quoted(source));
    }

    @Override
    public CodedText oppositeDescribed(DescriptionContext context) {
        return FilterLanguageText.PATTERN_NOT.with(InertQuote.quoted(source));
    }

    @Override
    public <X extends Exception> ResolvedFilter resolved(Annotations<X> annotations) {
        try {
            return new ResolvedFilter.Text(compiled());
        } catch (PatternException unreadable) {
            throw new IllegalArgumentException("no pattern: " + source, unreadable);
        }
    }
}
