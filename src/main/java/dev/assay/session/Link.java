package dev.assay.session;

import dev.assay.measure.Message;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A connection between the arbiter and one fork: frames of a length (u32, big endian) and a message's text. It uses the channel itself,
 * because the stream views of JDK 17 let a pending read block every write.
 */
final class Link implements AutoCloseable {
    private static final int MOST_BYTES = 1 << 24;

    private final SocketChannel channel;

    Link(SocketChannel channel) {
        this.channel = channel;
    }

    static Link connect(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
        return new Link(channel);
    }

    void send(Message message) throws IOException {
        byte[] text = message.text().getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(4 + text.length)
                .putInt(text.length)
                .put(text)
                .flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    /** Returns the next message, waiting for it. */
    Message receive() throws IOException {
        int length = fill(ByteBuffer.allocate(4)).getInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("turnstile frame (" + length + " bytes) must have at most " + MOST_BYTES);
        }
        return Message.parse(
                StandardCharsets.UTF_8.decode(fill(ByteBuffer.allocate(length))).toString());
    }

    private ByteBuffer fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("turnstile connection (closed) must stay open until the end of the set");
            }
        }
        return buffer.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
