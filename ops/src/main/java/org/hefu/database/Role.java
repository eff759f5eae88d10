package org.hefu.database;

/** The roles of the embedded server. */
enum Role {
    /** Makes roles and the database at the start; nothing else works as it. */
    SUPERUSER("postgres"),
    /** Owns the database and its tables, and migrates them. */
    OWNER("hefu_owner"),
    /** The hub at work. Owns nothing: what it may do, migrations grant table by table. */
    APP("hefu_app"),
    /** Erases ledger bodies whose time is over. */
    ERASER("hefu_eraser");

    private final String roleName;

    Role(String roleName) {
        this.roleName = roleName;
    }

    /** Its name in PostgreSQL. */
    String roleName() {
        return roleName;
    }
}
