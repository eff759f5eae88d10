package org.hefu.client;

/** The hub cannot be reached or will not do it; the message says which, and what the hub said. */
public final class HubRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HubRefusal(String message) {
        super(message);
    }

    HubRefusal(String message, Throwable cause) {
        super(message, cause);
    }
}
