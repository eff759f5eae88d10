package org.hefu.seal;

/** Where a seal stands at a time. */
public enum SealStanding {
    IN_FORCE("有效", "In force"),
    NOT_YET_VALID("未生效", "Not yet valid"),
    SUSPENDED("已停用", "Suspended"),
    REVOKED("已注销", "Revoked"),
    EXPIRED("已到期", "Expired");

    private final String chinese;
    private final String english;

    SealStanding(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}
