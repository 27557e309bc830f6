package switchboard.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.stream.Stream;

/** A resolver that reports every lookup on standard error and fails. */
public final class ThrowingResolver extends InetAddressResolverProvider implements InetAddressResolver {
    /** The text printed before the name or address. */
    static final String LOOKED_UP = "LOOKED UP ";

    @Override
    public InetAddressResolver get(Configuration configuration) {
        return this;
    }

    @Override
    public String name() {
        return "throwing";
    }

    @Override
    public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
        System.err.println(LOOKED_UP + host);
        throw new UnknownHostException(host);
    }

    @Override
    public String lookupByAddress(byte[] address) throws UnknownHostException {
        System.err.println(LOOKED_UP + InetAddress.getByAddress(address));
        throw new UnknownHostException("an address");
    }
}
