package switchboard.filter;

import java.util.HexFormat;
import switchboard.filter.text.ByteMatcher;
import switchboard.text.CodedText;
import switchboard.text.FilterLanguageText;
import switchboard.wire.HexParser;
import switchboard.wire.TypedBytes;

/**
 * The condition that a message's body contains these bytes. Typed as {@code hex:0d0a} or {@code hex:0d 0a}, or as text
 * with escapes that is no UTF-8, such as {@code \\xff\\xd8}. Immutable.
 *
 * @param hex the bytes in lower-case hexadecimal digits
 */
public record BytesCondition(String hex) implements Condition {
    static final FilterKey KEY =
            FilterKey.plain("hex", (token, reference) -> read(token)).begins("hex:");

    /** The digits that a description shows. */
    private static final int SHOWN = 64;

    static BytesCondition of(byte[] bytes) {
        return new BytesCondition(HexFormat.of().formatHex(bytes));
    }

    private static Filter read(Token token) throws FilterSyntaxException {
        String typed = token.unquoted();
        switch (HexParser.parse(typed)) {
            case TypedBytes.Meant meant -> {
                if (meant.bytes().length == 0) {
                    throw token.wrong(typed);
                }
                return of(meant.bytes());
            }
            case TypedBytes.Mistake mistake ->
                throw new FilterSyntaxException(
                        token.end() - token.value().length(),
                        token.end(),
                        FilterLanguageText.WRONG_BYTES.with(InertQuote.quoted(typed), mistake.reason()));
        }
    }

    @Override
    public String typed(TimeReference reference) {
        return "hex:" + hex;
    }

    @Override
    public CodedText described(DescriptionContext context) {
        return FilterLanguageText.BYTES.with(shown());
    }

    @Override
    public CodedText oppositeDescribed(DescriptionContext context) {
        return FilterLanguageText.BYTES_NOT.with(shown());
    }

    private String shown() {
        return hex.length() > SHOWN ? hex.substring(0, SHOWN) + "…" : hex;
    }

    @Override
    public <X extends Exception> ResolvedFilter resolved(Annotations<X> annotations) {
        return new ResolvedFilter.Body(new ByteMatcher(HexFormat.of().parseHex(hex)));
    }
}
