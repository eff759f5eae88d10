package org.hefu.licensetype;

/** What people call a thing, in both languages of the hub. */
public record Label(String chinese, String english) {

    public Label {
        if (chinese.isBlank() || english.isBlank()) {
            throw new IllegalArgumentException(
                    "A label has a Chinese and an English text, as in 营业执照, Business license");
        }
    }
}
