package org.hefu.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hefu.database.DataFolder;
import org.hefu.ledger.Ledger;
import org.hefu.participant.Accounts;
import org.hefu.participant.Organization;
import org.hefu.participant.Participants;
import org.hefu.participant.Role;
import org.hefu.seal.Seal;
import org.hefu.seal.Seals;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes what a hub needs before its first request: its seal, the keys others check it by, and the first accounts. */
@Component
@Order(2)
class FirstStart implements ApplicationRunner {

    private static final int PASSWORD_BYTES = 15;

    private final DataFolder data;
    private final Ledger ledger;
    private final Seals seals;
    private final Participants participants;
    private final Accounts accounts;
    private final Greeting greeting;

    FirstStart(
            DataFolder data,
            Ledger ledger,
            Seals seals,
            Participants participants,
            Accounts accounts,
            Greeting greeting) {
        this.data = data;
        this.ledger = ledger;
        this.seals = seals;
        this.participants = participants;
        this.accounts = accounts;
        this.greeting = greeting;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        Path keys = data.path().resolve("ledger.vkeys");
        Files.writeString(keys, String.join("\n", ledger.keys().vkeys()) + "\n");
        Seal seal = seals.hubSeal();
        if (accounts.empty()) {
            greeting.tell(firstAccounts(seal));
        }
    }

    /** One account for each role, with passwords that are shown once and kept nowhere. */
    private Map<String, String> firstAccounts(Seal seal) {
        String region = seal.ownerCode().substring(2, 8);
        participants.add(new Organization(seal.ownerCode(), seal.ownerName(), seal.ownerName(), region));
        Map<String, String> passwords = new LinkedHashMap<>();
        for (Role role : EnumSet.allOf(Role.class)) {
            String username = role.name().toLowerCase(Locale.ROOT).replace("_", "");
            String password = password();
            accounts.add(username, username, password, seal.ownerCode(), null, Set.of(role));
            passwords.put(username, password);
        }
        return passwords;
    }

    private static String password() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
