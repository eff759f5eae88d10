package org.hefu.container;

/** Reads little-endian numbers, as ZIP has them. */
final class Bytes {

    private Bytes() {}

    static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | ((bytes[at + 1] & 0xFF) << 8);
    }

    static int i32(byte[] bytes, int at) {
        return u16(bytes, at) | (u16(bytes, at + 2) << 16);
    }

    static long u32(byte[] bytes, int at) {
        return i32(bytes, at) & 0xFFFFFFFFL;
    }
}
