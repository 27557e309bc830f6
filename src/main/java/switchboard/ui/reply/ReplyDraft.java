package switchboard.ui.reply;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import switchboard.event.Request;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.reply.Template;

/**
 * The draft of a reply: the text in the editor with its recipients and format. Immutable.
 *
 * @param template the text
 * @param toAll whether it goes to all clients, not only to those in {@code to}
 * @param to the recipients known now, in the order of their numbers
 * @param form the format in which it is sent
 */
record ReplyDraft(Template template, boolean toAll, List<ClientSummary> to, Request.ReplyForm form) {
    /** Returns the request; a plain reply to all also reaches clients that connect before it is carried out. */
    Request request(long number) {
        if (!template.isPlain()) {
            return new Request.Reply(
                    number,
                    to.stream()
                            .map(client -> new Request.RecipientBody(client.id(), body(client)))
                            .toList(),
                    form);
        }
        byte[] shared = bytes(template.text());
        if (toAll) {
            return new Request.ReplyAll(number, shared, form);
        }
        return new Request.Reply(
                number,
                to.stream()
                        .map(client -> new Request.RecipientBody(client.id(), shared))
                        .toList(),
                form);
    }

    /** Returns the clients from which outcomes are expected. */
    List<ConnectionId> expected() {
        return to.stream().map(ClientSummary::id).toList();
    }

    /** Returns the size of the smallest body in bytes. */
    int smallest() {
        return sizes().min().orElseGet(this::typed);
    }

    /** Returns the size of the largest body in bytes. */
    int largest() {
        return sizes().max().orElseGet(this::typed);
    }

    private IntStream sizes() {
        return template.isPlain() ? IntStream.empty() : to.stream().mapToInt(client -> body(client).length);
    }

    private int typed() {
        return bytes(template.text()).length;
    }

    private byte[] body(ClientSummary client) {
        return bytes(template.expand(new Template.Recipient(client.id().number(), client.name(), client.bytesIn())));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
