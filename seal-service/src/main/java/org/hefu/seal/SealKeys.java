package org.hefu.seal;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hefu.key.KeyState;
import org.hefu.key.KeyVault;
import org.hefu.seal.SealRepository.KeptKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets the key of a seal serve as long as the seal does: a second wall behind the rule that is asked first.
 *
 * <p>The vault takes no part in transactions. So the key follows the status that was committed: after each change,
 * before each use, at the start and every minute, whatever broke off in between.
 */
@Component
class SealKeys {

    private static final Logger LOG = LoggerFactory.getLogger(SealKeys.class);

    private final KeyVault vault;
    private final SealRepository repository;
    private final TransactionTemplate transactions;

    SealKeys(KeyVault vault, SealRepository repository, TransactionTemplate transactions) {
        this.vault = vault;
        this.repository = repository;
        this.transactions = transactions;
    }

    /** Brings the keys of all seals in line with their status; one that fails does not hold up the others. */
    @Scheduled(fixedDelayString = "PT1M")
    void bringAllInLine() {
        for (KeptKey kept : repository.keys()) {
            try {
                bringInLine(kept);
            } catch (RuntimeException e) {
                LOG.error("The key of seal {} does not follow its status {}", kept.seal(), kept.status(), e);
            }
        }
    }

    /** Brings the key of one seal in line with its status. Again, it changes nothing. */
    void bringInLine(UUID seal) {
        repository.key(seal).ifPresent(this::bringInLine);
    }

    private void bringInLine(KeptKey kept) {
        if (!isInLine(kept)) {
            // The status is read again and held, so that no later one is overtaken.
            transactions.executeWithoutResult(
                    status -> repository.holdKey(kept.seal()).ifPresent(this::follow));
        }
    }

    /** A key that was never there, or is gone for good, has nothing to follow. */
    private boolean isInLine(KeptKey kept) {
        return names(kept).allMatch(name -> isInLine(name, kept.status()));
    }

    private boolean isInLine(String name, SealStatus status) {
        Optional<KeyState> state = vault.state(name);
        return state.isEmpty() || state.get() == KeyState.DESTROYED || state.get() == wanted(status);
    }

    /** Its own key, and the one of its second signatures. */
    private static Stream<String> names(KeptKey kept) {
        return Stream.of(kept.name(), SecondSignature.keyName(kept.name()));
    }

    private static KeyState wanted(SealStatus status) {
        return switch (status) {
            case IN_FORCE -> KeyState.IN_FORCE;
            case SUSPENDED -> KeyState.DISABLED;
            case REVOKED -> KeyState.DESTROYED;
        };
    }

    private void follow(KeptKey kept) {
        names(kept).filter(name -> !isInLine(name, kept.status())).forEach(name -> {
            switch (kept.status()) {
                case IN_FORCE -> vault.enable(name);
                case SUSPENDED -> vault.disable(name);
                case REVOKED -> vault.destroy(name);
            }
        });
    }
}
