package org.hefu.database;

/**
 * A database role and how it proves itself.
 *
 * @param username name of the role, not blank
 * @param password its password; never printed
 */
record Login(String username, String password) {

    Login {
        if (username.isBlank()) {
            throw new IllegalArgumentException("A database user has a name, as in hefu_app; it was blank");
        }
    }

    @Override
    public String toString() {
        return username;
    }
}
