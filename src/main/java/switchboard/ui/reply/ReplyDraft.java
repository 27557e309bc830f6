package switchboard.ui.reply;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import switchboard.event.Request;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.reply.Template;
import switchboard.wire.TypedBody;
import switchboard.wire.UnencodableException;

/**
 * The draft of a reply: the text in the editor with its recipients and format. Immutable.
 *
 * @param typed the text, which has no mistake
 * @param toAll whether it goes to all clients, not only to those in {@code to}
 * @param to the recipients known now, in the order of their numbers
 * @param form the format in which it is sent
 */
record ReplyDraft(TypedReply typed, boolean toAll, List<ClientSummary> to, Request.ReplyForm form) {
    /** Returns the request; a plain reply to all also reaches clients that connect before it is carried out. */
    Request request(long number) {
        return toAll && typed.isPlain()
                ? new Request.ReplyAll(number, typed.body(), form)
                : new Request.Reply(number, bodies(), form);
    }

    /** Returns the body of each recipient; where all are the same, they share one object. */
    private List<Request.RecipientBody> bodies() {
        TypedBody shared = typed.body();
        return to.stream()
                .map(client -> new Request.RecipientBody(client.id(), typed.isPlain() ? shared : body(client)))
                .toList();
    }

    /** Returns the clients from which outcomes are expected. */
    List<ConnectionId> expected() {
        return to.stream().map(ClientSummary::id).toList();
    }

    /** Returns the size of the smallest body in bytes, as it is sent; without recipients that of the typed text. */
    int smallest() {
        return sizes().min().orElseGet(this::size);
    }

    /** Returns the size of the largest body in bytes, as it is sent; without recipients that of the typed text. */
    int largest() {
        return sizes().max().orElseGet(this::size);
    }

    /**
     * Returns the body of the first recipient as it is sent, or in UTF-8 with placeholders as they were typed if there
     * is none.
     *
     * @throws UnencodableException if the recipient's encoding lacks a character
     */
    byte[] example() throws UnencodableException {
        return to.isEmpty() ? typed.body().utf8() : body(to.getFirst()).in(charset());
    }

    /** Returns the encoding of the first recipient; UTF-8 if there is none. */
    Charset charset() {
        return to.isEmpty() ? StandardCharsets.UTF_8 : to.getFirst().reading().charset();
    }

    /** Returns the request to send it on a timer to the recipients that are known now. */
    Request repeated(long number, Duration every, OptionalLong times) {
        return new Request.Repeat(number, bodies(), form, every, times);
    }

    /** Returns the sizes as they are sent: a text has another one in another encoding. */
    private IntStream sizes() {
        if (typed.isPlain()) {
            TypedBody shared = typed.body();
            return to.stream()
                    .map(client -> client.reading().charset())
                    .distinct()
                    .mapToInt(charset -> size(shared, charset));
        }
        return to.stream()
                .mapToInt(client -> size(body(client), client.reading().charset()));
    }

    private static int size(TypedBody body, Charset charset) {
        try {
            return body.in(charset).length;
        } catch (UnencodableException lacking) {
            // The client gets nothing then, which is told when it is sent.
            return body.utf8().length;
        }
    }

    private int size() {
        return typed.body().utf8().length;
    }

    private TypedBody body(ClientSummary client) {
        return typed.body(new Template.Recipient(client.id().number(), client.name(), client.bytesIn()));
    }
}
