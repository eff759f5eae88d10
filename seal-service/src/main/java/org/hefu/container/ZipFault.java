package org.hefu.container;

/**
 * Something in a ZIP package that is not as it should be.
 *
 * @param detail the file or the place, for people
 */
public record ZipFault(Kind kind, String detail) {

    /** What is wrong; the names are published: add, never rename. */
    public enum Kind {
        /** Bytes before, between or behind the entries belong to nothing. */
        STRAY_BYTES(true, "条目之外有多余的字节", "Bytes that belong to no entry"),
        /** Two entries share bytes. */
        OVERLAP(true, "条目互相重叠", "Entries overlap"),
        /** Two entries have one name, or names that some systems take for one. */
        DUPLICATE_NAME(true, "条目名称重复或仅大小写不同", "Two entries have one name, or differ in case alone"),
        /** A name that leads out of the package, or that systems read in different ways. */
        UNSAFE_NAME(true, "条目名称不安全", "An entry has an unsafe name"),
        /** The name is neither ASCII nor marked as UTF-8. */
        NAME_ENCODING(false, "条目名称的编码不明", "The encoding of an entry's name is unknown"),
        /** The header in front of a file says something else than the directory. */
        HEADERS_DISAGREE(true, "条目头与中央目录不一致", "The header of an entry disagrees with the directory"),
        /** The file is not what its check value and size say. */
        DAMAGED(true, "条目内容损坏", "An entry is damaged"),
        ENCRYPTED(false, "条目被加密", "An entry is encrypted"),
        /** Packed in another way than DEFLATE, or as a ZIP64 or split package. */
        UNSUPPORTED(false, "条目使用了不支持的方式", "An entry uses a feature that is not supported"),
        /** Unpacked, it would be too large, or there are too many entries. */
        TOO_LARGE(true, "解压后过大", "Too large when unpacked"),
        /** A comment or a field whose meaning is not known. */
        UNKNOWN_FIELD(false, "含有含义不明的附加字段或注释", "A comment, or a field that is not known");

        private final boolean harmful;
        private final String zh;
        private final String en;

        Kind(boolean harmful, String zh, String en) {
            this.harmful = harmful;
            this.zh = zh;
            this.en = en;
        }

        /** Lets different readers see different files; the others leave a doubt. */
        public boolean isHarmful() {
            return harmful;
        }
    }

    public String zh() {
        return kind.zh + "：" + detail;
    }

    public String en() {
        return kind.en + ": " + detail;
    }
}
