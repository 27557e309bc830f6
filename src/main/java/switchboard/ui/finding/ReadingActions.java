package switchboard.ui.finding;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import switchboard.event.Request;
import switchboard.model.ClientSummary;
import switchboard.record.LoggedMessage;
import switchboard.ui.Strings;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.RequestSender;
import switchboard.wire.Direction;
import switchboard.wire.Finding;
import switchboard.wire.framing.Framing;

/**
 * Offers to read a connected client as it speaks, where a finding says how. Event dispatch thread only.
 */
public final class ReadingActions implements FindingActions {
    private final LiveModel live;
    private final RequestSender requests;

    /** Creates the actions of a window. */
    public ReadingActions(LiveModel live, RequestSender requests) {
        this.live = live;
        this.requests = requests;
    }

    @Override
    public List<Action> of(LoggedMessage message, Finding finding) {
        List<Action> actions = new ArrayList<>(1);
        Optional<ClientSummary> client =
                live.client(message.client()).filter(known -> known.canBeAnswered() && known.closedAt() == 0);
        if (client.isPresent() && message.direction() == Direction.IN) {
            SpokenFraming.of(finding)
                    .filter(framing -> !client.get().reading().framing().equals(framing))
                    .ifPresent(framing -> actions.add(readAs(client.get(), framing)));
            SpokenCharset.of(finding)
                    .filter(charset -> !client.get().reading().charset().equals(charset))
                    .ifPresent(charset -> actions.add(inCharset(client.get(), charset)));
        }
        return actions;
    }

    private Action inCharset(ClientSummary client, Charset charset) {
        Request request = new Request.SetCharset(new Request.Target.Only(Set.of(client.id())), Optional.of(charset));
        return new Action(Strings.of("wire.finding.charset", charset.name()), () -> requests.send(request));
    }

    private Action readAs(ClientSummary client, Framing framing) {
        Request request = new Request.ReadAs(new Request.Target.Only(Set.of(client.id())), Optional.of(framing));
        return new Action(Strings.of("wire.finding.read-as", framing.name()), () -> requests.send(request));
    }
}
