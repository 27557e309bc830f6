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
 * A {@code header64} echo server as one writes it with Netty: a decoder for frames and a handler.
 *
 * <p>Its buffers come from the pooled allocator. Netty 4.2's own choice, the adaptive one, asks the system for each
 * large buffer where the Java is so new that it keeps {@code Unsafe} back, and then sends 16 KiB seven times slower.
 */
final class NettyEcho {
    private static final int HEADER = 64;
    private static final int BACKLOG = 1024;

    private NettyEcho() {}

    /**
     * Serves at port {@code args[1]} with {@code args[0]} event loops. Netty's own choice, two for each processor, is
     * slower than these where there are few.
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

    /** Cuts frames out of what was read. */
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

    /** Answers each frame with itself; what one read brought leaves by one flush. */
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
