package org.hefu.seal;

/** What kind of seal it is. GB/T 38540-2020 leaves the numbers to the field of business. */
public enum SealType {
    /** The seal of an organization. */
    OFFICIAL(1, "公章", "Official seal"),
    /** A seal of an organization for one kind of business, such as contracts. */
    SPECIAL(2, "专用章", "Seal for one purpose"),
    /** The name seal of who represents an organization by law. */
    LEGAL_REPRESENTATIVE(3, "法定代表人名章", "Seal of the legal representative"),
    /** The seal of a person who works for an organization. */
    PERSONAL(4, "个人签章", "Personal seal");

    private final int number;
    private final String chinese;
    private final String english;

    SealType(int number, String chinese, String english) {
        this.number = number;
        this.chinese = chinese;
        this.english = english;
    }

    /** As it stands in the seal's data. */
    int number() {
        return number;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    public boolean isOfPerson() {
        return this == LEGAL_REPRESENTATIVE || this == PERSONAL;
    }
}
