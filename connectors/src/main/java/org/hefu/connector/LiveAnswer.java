package org.hefu.connector;

import java.time.Instant;
import java.util.Map;

/** What the owner of a LIVE resource answered. */
public sealed interface LiveAnswer {

    /**
     * @param record field names to values: text, numbers, booleans, lists or maps of them
     * @param asOf when the owner said so
     */
    record Found(Map<String, Object> record, Instant asOf) implements LiveAnswer {
        @Override
        public String toString() {
            return "Found[" + asOf + "]";
        }
    }

    /** The owner knows nothing of the subject. */
    record NotFound(Instant asOf) implements LiveAnswer {}

    /** The owner did not answer, or not in time, or not in a form that can be read. */
    record Unavailable(Reason reason) implements LiveAnswer {}

    /** Why there was no answer. */
    enum Reason {
        UNREACHABLE("连接不上", "it cannot be reached"),
        TOO_SLOW("超过时限没有应答", "it did not answer in time"),
        CIRCUIT_OPEN("多次失败后暂停询问", "it failed several times and is left alone for a while"),
        REFUSED("拒绝了本平台的凭据", "it refused the hub's credential"),
        UNREADABLE("应答无法读取", "its answer cannot be read"),
        TARGET_NOT_ALLOWED("地址不在允许的目标之列", "its address is not among the allowed targets");

        private final String chinese;
        private final String english;

        Reason(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }

        public String sentence(boolean inChinese) {
            return inChinese ? chinese : english;
        }
    }
}
