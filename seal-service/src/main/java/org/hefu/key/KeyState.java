package org.hefu.key;

/** Whether a key may be used. */
public enum KeyState {
    IN_FORCE,
    /** Refused for every use until it is enabled. */
    DISABLED,
    /** Gone for good; its name is never given to another key. */
    DESTROYED
}
