package switchboard.ui.reply;

import java.nio.charset.StandardCharsets;
import java.util.List;
import switchboard.event.Request;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.reply.Template;

/**
 * A reply as it stands in the editor: ready to be asked for. Immutable.
 *
 * @param template the text
 * @param toAll whether it is for everybody who is there, not only for those in {@code to}
 * @param to the recipients as they are known now, by number
 * @param form how it is to leave
 */
record Composition(Template template, boolean toAll, List<ClientSummary> to, Request.Form form) {
    /** Returns the request; to everybody it is one that also reaches who comes before it is carried out. */
    Request request(long number) {
        if (toAll && template.isPlain()) {
            return new Request.ReplyAll(number, bytes(template.text()), form);
        }
        return new Request.Reply(
                number,
                to.stream()
                        .map(client -> new Request.Letter(client.id(), body(client)))
                        .toList(),
                form);
    }

    /** Returns whom outcomes are expected from; nobody where the server knows better. */
    List<ConnectionId> expected() {
        return to.stream().map(ClientSummary::id).toList();
    }

    /** Returns the size of the smallest body in bytes. */
    int smallest() {
        return to.stream().mapToInt(client -> body(client).length).min().orElseGet(this::typed);
    }

    /** Returns the size of the largest body in bytes. */
    int largest() {
        return to.stream().mapToInt(client -> body(client).length).max().orElseGet(this::typed);
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
