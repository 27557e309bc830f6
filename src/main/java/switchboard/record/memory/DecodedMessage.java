package switchboard.record.memory;

import java.nio.charset.Charset;
import java.util.List;
import switchboard.filter.MessageView;
import switchboard.model.ConnectionId;
import switchboard.wire.CharsetText;
import switchboard.wire.Direction;

/** A message of a client whose texts are not UTF-8, for filters. Immutable. */
record DecodedMessage(MemoryMessage message, Charset charset) implements MessageView<RuntimeException> {
    @Override
    public long number() {
        return message.number();
    }

    @Override
    public long at() {
        return message.at();
    }

    @Override
    public ConnectionId client() {
        return message.client();
    }

    @Override
    public Direction direction() {
        return message.direction();
    }

    @Override
    public int bodyLength() {
        return message.bodyLength();
    }

    @Override
    public byte[] body() {
        return message.body();
    }

    @Override
    public byte[] text() {
        return CharsetText.toUtf8(message.body(), charset);
    }

    @Override
    public boolean isProblem() {
        return message.isProblem();
    }

    @Override
    public List<String> causes() {
        return message.causes();
    }

    @Override
    public List<String> sentences() {
        return message.sentences();
    }
}
