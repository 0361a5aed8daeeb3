package ir.gardeshpay.suite.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A message of PostgreSQL's protocol, version 3: a letter, a length, a body. */
final class PostgresMessage {

    private final char type;
    private final byte[] body;

    private PostgresMessage(char type, byte[] body) {
        this.type = type;
        this.body = body;
    }

    static PostgresMessage read(DataInputStream in) throws IOException {
        return read((char) in.readUnsignedByte(), in);
    }

    /** Reads the rest of a message whose letter is known. */
    static PostgresMessage read(char type, DataInputStream in) throws IOException {
        byte[] body = new byte[in.readInt() - Integer.BYTES];
        in.readFully(body);
        return new PostgresMessage(type, body);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeByte(type);
        out.writeInt(body.length + Integer.BYTES);
        out.write(body);
    }

    char type() {
        return type;
    }

    /** The first byte of its body. */
    char first() {
        return (char) body[0];
    }

    /** The texts that it begins with, each of them closed by a zero byte. */
    List<String> texts(int count) {
        String[] texts = new String[count];
        int from = 0;
        for (int i = 0; i < count; i++) {
            int end = from;
            while (body[end] != 0) {
                end++;
            }
            texts[i] = new String(body, from, end - from, StandardCharsets.UTF_8);
            from = end + 1;
        }
        return Arrays.asList(texts);
    }
}
