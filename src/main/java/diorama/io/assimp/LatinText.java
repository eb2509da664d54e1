package diorama.io.assimp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Bytes as letters, one each, without a copy: letters of other alphabets stay as they are, byte by byte. */
record LatinText(ByteBuffer bytes) implements CharSequence {
    @Override
    public int length() {
        return bytes.remaining();
    }

    @Override
    public char charAt(int index) {
        return (char) (bytes.get(bytes.position() + index) & 0xff);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new LatinText(bytes.slice(bytes.position() + start, end - start));
    }

    @Override
    public String toString() {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return new String(copy, StandardCharsets.ISO_8859_1);
    }
}
