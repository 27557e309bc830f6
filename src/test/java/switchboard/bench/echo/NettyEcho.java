package switchboard.bench.echo;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/**
 * A {@code header64} echo server as usually written with Netty: a frame decoder and a handler.
 *
 * <p>Its buffers come from the pooled allocator. The default of Netty 4.2, the adaptive allocator, asks the system for
 * each large buffer on a Java version that restricts {@code Unsafe}, and then sends 16 KiB seven times slower.
 */
final class NettyEcho {
    private static final int HEADER = 64;
    private static final int BACKLOG = 1024;

    private NettyEcho() {}

    /**
     * Serves at port {@code args[1]} with {@code args[0]} event loops. Netty's default of two loops for each processor
     * is slower than one or two on a machine with few processors.
     */
    public static void main(String[] args) throws InterruptedException {
        MultiThreadIoEventLoopGroup loops =
                new MultiThreadIoEventLoopGroup(Integer.parseInt(args[0]), EpollIoHandler.newFactory());
        new ServerBootstrap()
                .group(loops)
                .channel(EpollServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new Frames(), new Echo());
                    }
                })
                .bind("127.0.0.1", Integer.parseInt(args[1]))
                .sync()
                .channel()
                .closeFuture()
                .sync();
    }

    /** Splits the bytes read into frames. */
    private static final class Frames extends ByteToMessageDecoder {
        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
            if (in.readableBytes() < HEADER) {
                return;
            }
            int length = 0;
            for (int at = 0; at < HEADER; at++) {
                byte digit = in.getByte(in.readerIndex() + at);
                if (digit < '0' || digit > '9') {
                    break;
                }
                length = length * 10 + digit - '0';
            }
            if (in.readableBytes() >= HEADER + length) {
                out.add(in.readRetainedSlice(HEADER + length));
            }
        }
    }

    /** Echoes each frame; the frames of one read leave with one flush. */
    private static final class Echo extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object frame) {
            var unused = context.write(frame, context.voidPromise());
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable gone) {
            var unused = context.close();
        }
    }
}
