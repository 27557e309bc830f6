package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.Fact;
import switchboard.wire.Cause;
import switchboard.wire.Message;

/** Explanations that need a pause of the client come by themselves, without a further byte. */
@Timeout(60)
class StreamExplanationTest {
    private static Message next(TestServer exchange) {
        return exchange.next(Fact.Received.class).message();
    }

    @Test
    void aLengthInTheOtherByteOrderIsToldAfterASilence() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.framed("u16")))) {
            client.socket.getOutputStream().write(new byte[] {5, 0, 'h', 'e', 'l', 'l', 'o'});
            Message shown = next(exchange);
            assertEquals("hello", shown.text());
            assertEquals(
                    Cause.BINARY_LENGTH_LITTLE_ENDIAN,
                    shown.findings().getFirst().cause());
        }
    }

    @Test
    void aLineWithoutAnEndIsShownAfterTwoSecondsAndTheClientIsLeftInPeace() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.framed("lines")))) {
            long began = System.nanoTime();
            client.send("*IDN?");
            Message shown = next(exchange);
            assertTrue(System.nanoTime() - began >= TimeUnit.SECONDS.toNanos(2), "shown too early");
            assertEquals("*IDN?", shown.text());
            assertEquals(Cause.LINE_OPEN, shown.findings().getFirst().cause());
            client.send("next\n");
            assertEquals("next", next(exchange).text());
        }
    }

    @Test
    void bytesWithoutFramingThatComeInOneGoAreShownWhenItEnds() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.SETTINGS))) {
            client.send("name of a file");
            assertEquals(Cause.NO_HEADER, next(exchange).findings().getFirst().cause());
            byte[] file = new byte[200_000];
            new Random(3).nextBytes(file);
            client.socket.getOutputStream().write(file);
            int came = 0;
            for (int rows = 0; came < file.length; rows++) {
                Message more = next(exchange);
                came += more.size();
                assertEquals(Cause.MORE_OF_THE_SAME, more.findings().getFirst().cause());
                assertTrue(rows < 20, "a row for each read");
            }
            client.sendFramed("in step again");
            assertEquals("in step again", next(exchange).text());
        }
    }
}
