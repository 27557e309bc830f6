package switchboard.filter;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Splits a typed filter into tokens. Used by one thread. */
final class Lexer {
    /** The length of {@code and} and {@code not} in characters. */
    private static final int LONGEST_OPERATOR = 3;

    private final String text;
    private int at;
    private int open;

    Lexer(String text) {
        this.text = text;
    }

    Token next() {
        at = skipBlanks(at);
        if (at == text.length()) {
            return Token.of(Token.Kind.END, at, at);
        }
        char sign = text.charAt(at);
        if (sign == '(') {
            open++;
            return token(Token.Kind.OPEN, at + 1);
        }
        if (sign == ')' && open > 0) {
            open--;
            return token(Token.Kind.CLOSE, at + 1);
        }
        if (Quotes.opens(sign)) {
            int end = Quotes.end(text, at);
            return word(text.substring(at, end), end);
        }
        int pattern = sign == '/' ? PatternCondition.end(text, at) : -1;
        if (pattern >= 0) {
            Token token = new Token(Token.Kind.PATTERN, "", "", text.substring(at, pattern), at, pattern);
            at = pattern;
            return token;
        }
        if (sign == '-' ? isMinus() : sign == '!' && isBang()) {
            return token(Token.Kind.NOT, at + 1);
        }
        int signAt = signAt(at);
        return signAt < 0 ? bareWord() : condition(signAt);
    }

    private Token token(Token.Kind kind, int end) {
        Token token = Token.of(kind, at, end);
        at = end;
        return token;
    }

    private Token word(String said, int end) {
        Token token = Token.word(said, at, end);
        at = end;
        return token;
    }

    /**
     * Returns whether the minus sign here negates the next condition. It does not in a dash, an arrow or a command line
     * option.
     */
    private boolean isMinus() {
        if (at + 1 == text.length()) {
            return false;
        }
        char next = text.charAt(at + 1);
        return !isBlank(next) && next != '-' && next != '>' && next != ')';
    }

    /**
     * Returns whether the exclamation mark here negates the next condition. It does not before a word, as in {@code
     * !BYE}.
     */
    private boolean isBang() {
        if (at + 1 == text.length()) {
            return false;
        }
        char next = text.charAt(at + 1);
        return next == '(' || Quotes.opens(next) || signAt(at + 1) >= 0;
    }

    /** Returns the index of the sign of a condition whose key begins at {@code from}, or -1 if none begins there. */
    private int signAt(int from) {
        int end = from;
        while (end < text.length() && end - from <= FilterKeys.LONGEST && Character.isLetter(text.charAt(end))) {
            end++;
        }
        Optional<FilterKey> key = FilterKeys.find(name(from, end));
        if (key.isEmpty() || end == text.length()) {
            return -1;
        }
        if (isSign(text.charAt(end))) {
            return end;
        }
        // Blanks are allowed around a comparison, as in size > 1000.
        int later = skipBlanks(end);
        boolean compared = key.get().isCompared()
                && later < text.length()
                && text.charAt(later) != ':'
                && isSign(text.charAt(later));
        return compared ? later : -1;
    }

    private String name(int from, int end) {
        return text.substring(from, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isSign(char sign) {
        return sign == ':' || sign == '=' || sign == '<' || sign == '>';
    }

    private Token condition(int signAt) {
        String key = name(at, wordEnd(signAt));
        int afterSign = signAt + 1;
        if (text.charAt(signAt) == ':' && afterSign < text.length() && "<>".indexOf(text.charAt(afterSign)) >= 0) {
            afterSign++;
        }
        if (afterSign < text.length()
                && "<>".indexOf(text.charAt(afterSign - 1)) >= 0
                && text.charAt(afterSign) == '=') {
            afterSign++;
        }
        String typed = text.substring(signAt, afterSign);
        String sign = typed.length() > 1 && typed.charAt(0) == ':' ? typed.substring(1) : typed;
        if (sign.equals("=") && afterSign < text.length() && text.charAt(afterSign) == '=') {
            // Many languages write == for equal.
            afterSign++;
        }
        int from = sign.equals(":") ? afterSign : skipBlanks(afterSign);
        int end = key.equals("hex") ? bytesEnd(valueEnd(from)) : valueEnd(from);
        Token token = new Token(Token.Kind.CONDITION, key, sign, text.substring(from, end), at, end);
        at = end;
        return token;
    }

    /** Returns the index after the value that begins at {@code from}: that of the next blank outside of quotes. */
    private int valueEnd(int from) {
        int end = from;
        int inner = 0;
        while (end < text.length() && !isBlank(text.charAt(end))) {
            char sign = text.charAt(end);
            if (Quotes.opens(sign) && (end == from || text.charAt(end - 1) == ',')) {
                end = Quotes.end(text, end);
                continue;
            }
            if (sign == ')' && inner == 0 && open > 0) {
                break;
            }
            inner += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            end++;
        }
        return end;
    }

    /** Returns the index after the bytes that follow a value, each of two digits behind one blank. */
    private int bytesEnd(int from) {
        int end = from;
        while (end + 2 < text.length()
                && text.charAt(end) == ' '
                && HexFormat.isHexDigit(text.charAt(end + 1))
                && HexFormat.isHexDigit(text.charAt(end + 2))
                && (end + 3 == text.length() || isBlank(text.charAt(end + 3)) || text.charAt(end + 3) == ')')) {
            end += 3;
        }
        return end;
    }

    private int wordEnd(int before) {
        int end = before;
        while (isBlank(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private Token bareWord() {
        int end = at;
        int inner = 0;
        while (end < text.length() && !isBlank(text.charAt(end))) {
            char sign = text.charAt(end);
            if (sign == '(') {
                if (isOperator(text.substring(at, Math.min(end, at + LONGEST_OPERATOR + 1)))) {
                    break;
                }
                inner++;
            } else if (sign == ')') {
                if (inner == 0 && open > 0) {
                    break;
                }
                inner--;
            }
            end++;
        }
        String said = text.substring(at, end);
        return switch (said.toLowerCase(Locale.ROOT)) {
            case "and", "&&" -> token(Token.Kind.AND, end);
            case "or", "||" -> token(Token.Kind.OR, end);
            case "not" -> token(Token.Kind.NOT, end);
            default -> isClientNumber(said) ? client(said, end) : word(said, end);
        };
    }

    /** Returns whether a word is a client's number as the window shows it: {@code #3}. */
    private static boolean isClientNumber(String word) {
        return word.length() > 1
                && word.charAt(0) == '#'
                && word.chars().skip(1).allMatch(digit -> digit >= '0' && digit <= '9');
    }

    private Token client(String said, int end) {
        Token token = new Token(Token.Kind.CONDITION, "client", ":", said, at, end);
        at = end;
        return token;
    }

    static boolean isOperator(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "and", "or", "not", "&&", "||" -> true;
            default -> false;
        };
    }

    private int skipBlanks(int from) {
        int next = from;
        while (next < text.length() && isBlank(text.charAt(next))) {
            next++;
        }
        return next;
    }

    static boolean isBlank(char sign) {
        return Character.isWhitespace(sign) || Character.isSpaceChar(sign);
    }
}
