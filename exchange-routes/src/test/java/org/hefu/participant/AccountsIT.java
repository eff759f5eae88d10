package org.hefu.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.hefu.fixture.Dump;
import org.hefu.fixture.OnExchange;
import org.hefu.fixture.Scene;
import org.hefu.fixture.SettableClock;
import org.hefu.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

@OnExchange
class AccountsIT {

    private static final Duration LOCK = Duration.ofMinutes(15);

    @Autowired
    private Accounts accounts;

    @Autowired
    private PasswordEncoder encoder;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestDatabase database;

    @AfterEach
    void noon() {
        clock.set(SettableClock.NOON);
    }

    @Test
    void anAccountIsReadAsItWasAdded() {
        accounts.add("wang", "王芳", "correct horse", Scene.COUNTER_OFFICE, "counter", Set.of(Role.CLERK, Role.OFFICER));

        Account account = accounts.find("wang").orElseThrow();
        assertThat(account.displayName()).isEqualTo("王芳");
        assertThat(account.organization()).isEqualTo(Scene.COUNTER_OFFICE);
        assertThat(account.system()).isEqualTo("counter");
        assertThat(account.roles()).containsExactlyInAnyOrder(Role.CLERK, Role.OFFICER);
        assertThat(account.active()).isTrue();
        assertThat(account.lockedAt(clock.instant())).isFalse();
        assertThat(accounts.find("nobody")).isEmpty();
        assertThat(accounts.empty()).isFalse();
    }

    @Test
    void onlyTheHashOfAPasswordIsKept() {
        add("hash", Set.of(Role.CLERK));

        assertThat(accounts.find("hash").orElseThrow().passwordHash())
                .startsWith("$argon2id$")
                .matches(hash -> encoder.matches("correct horse", hash))
                .matches(hash -> !encoder.matches("wrong", hash));
        assertThat(Dump.of(database, "exchange").shows("correct horse")).isFalse();
    }

    @Test
    void aNameThatIsTakenKeepsItsPasswordAndRoles() {
        add("taken", Set.of(Role.CLERK));
        Account before = accounts.find("taken").orElseThrow();

        accounts.add("taken", "另一人", "another", Scene.LABOUR, null, Set.of(Role.SECURITY_ADMIN));

        assertThat(accounts.find("taken")).contains(before);
    }

    @Test
    void aRunOfWrongPasswordsFromAnywhereLocksTheAccountForAQuarterOfAnHour() {
        add("locked", Set.of(Role.CLERK));
        fail("locked", 24);
        assertThat(isLocked("locked")).isFalse();

        fail("locked", 1);
        assertThat(isLocked("locked")).isTrue();
        clock.tick(LOCK.minusSeconds(1));
        assertThat(isLocked("locked")).isTrue();
        clock.tick(Duration.ofSeconds(1));
        assertThat(isLocked("locked")).isFalse();
    }

    @Test
    void afterTheLockAsManyMoreAreCounted() {
        add("again", Set.of(Role.CLERK));
        fail("again", 25);
        clock.tick(LOCK);

        fail("again", 24);
        assertThat(isLocked("again")).isFalse();
        fail("again", 1);
        assertThat(isLocked("again")).isTrue();
    }

    @Test
    void aRightPasswordBeginsTheCountAnew() {
        add("careful", Set.of(Role.CLERK));
        fail("careful", 24);
        accounts.succeeded("careful");

        fail("careful", 24);
        assertThat(isLocked("careful")).isFalse();
    }

    /** Whoever guesses would else be let go on by every right sign-in of the person. */
    @Test
    void aRightPasswordEndsNoLock() {
        add("besieged", Set.of(Role.AUDITOR));
        fail("besieged", 25);

        accounts.succeeded("besieged");

        assertThat(isLocked("besieged")).isTrue();
    }

    @Test
    void theFailuresOfOneAreNotThoseOfAnother() {
        add("one", Set.of(Role.CLERK));
        add("two", Set.of(Role.CLERK));

        fail("one", 25);
        fail("nobody", 25);
        assertThat(isLocked("two")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"AUDITOR, SECURITY_ADMIN", "AUDITOR, SYSTEM_ADMIN", "SECURITY_ADMIN, SYSTEM_ADMIN"})
    void noAccountHoldsTwoOfTheThreeAdministrators(Role one, Role other) {
        String username = one + "-" + other;

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> add(username, EnumSet.of(one, other)));
        assertThat(accounts.find(username)).isEmpty();
    }

    @Test
    void noAccountBecomesTheSecondOfTheThreeAdministratorsLater() {
        add("later", EnumSet.of(Role.AUDITOR, Role.LEADER));

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> jdbc.sql("""
                                UPDATE exchange.account SET roles = roles || 'SYSTEM_ADMIN'::text
                                 WHERE username = 'later'
                                """).update());
    }

    @Test
    void anAccountIsOfAnOrganizationThatIsKnown() {
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> accounts.add("x", "x", "x", "11150300MB9999999X", null, Set.of(Role.CLERK)));
    }

    private void add(String username, Set<Role> roles) {
        accounts.add(username, "王芳", "correct horse", Scene.COUNTER_OFFICE, null, roles);
    }

    private void fail(String username, int times) {
        for (int i = 0; i < times; i++) {
            accounts.failed(username);
        }
    }

    private boolean isLocked(String username) {
        return accounts.find(username).orElseThrow().lockedAt(clock.instant());
    }
}
