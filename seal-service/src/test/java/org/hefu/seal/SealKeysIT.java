package org.hefu.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.hefu.key.KeyRefusedException;
import org.hefu.key.KeyState;
import org.hefu.key.KeyUse;
import org.hefu.seal.SealUseRefusedException.Code;
import org.junit.jupiter.api.Test;

/** The key of a seal, which follows the status of the seal. */
class SealKeysIT extends OnSeals {

    @Test
    void theKeyOfASealServesAsLongAsTheSealDoes() {
        Seal seal = make();
        allow(seal, null, false);
        String key = "seal-" + seal.id();
        keeping.changeStatus(seal.id(), SealStatus.SUSPENDED, "stocktaking", "person:keeper");
        assertThatExceptionOfType(KeyRefusedException.class)
                .isThrownBy(() -> hub.vault.sign(key, KeyUse.SEAL, new byte[1]));

        keeping.changeStatus(seal.id(), SealStatus.IN_FORCE, "done", "person:keeper");
        assertThat(hub.vault.sign(key, KeyUse.SEAL, new byte[1])).isNotEmpty();
        keeping.changeStatus(seal.id(), SealStatus.REVOKED, "dissolved", "person:keeper");
        assertThatExceptionOfType(KeyRefusedException.class).isThrownBy(() -> hub.vault.enable(key));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keeping.changeStatus(seal.id(), SealStatus.IN_FORCE, "again", "person:keeper"));
        assertThat(keeping.history(seal.id()))
                .extracting(SealStatusChange::reason)
                .containsExactly("", "stocktaking", "done", "dissolved");
    }

    @Test
    void aKeyFollowsTheStatusEvenIfTheHubDiedBeforeItDid() {
        Seal revoked = make();
        Seal suspended = make();
        Seal resumed = make();
        hub.vault.disable("seal-" + resumed.id());
        diedAfterCommitting(revoked, SealStatus.REVOKED);
        diedAfterCommitting(suspended, SealStatus.SUSPENDED);

        hub.parts(TestHub.settings(List.of())).keys().bringAllInLine();

        assertThat(hub.vault.state("seal-" + revoked.id())).contains(KeyState.DESTROYED);
        assertThat(hub.vault.state("seal-" + suspended.id())).contains(KeyState.DISABLED);
        assertThat(hub.vault.state("seal-" + resumed.id())).contains(KeyState.IN_FORCE);
    }

    @Test
    void aUseOfARevokedSealDestroysAKeyThatIsStillAlive() {
        Seal seal = make();
        allow(seal, null, false);
        diedAfterCommitting(seal, SealStatus.REVOKED);

        refused(order(seal, OFFICER), Code.SEAL_REVOKED);

        assertThat(hub.vault.state("seal-" + seal.id())).contains(KeyState.DESTROYED);
    }

    private void diedAfterCommitting(Seal seal, SealStatus status) {
        hub.jdbc
                .sql("UPDATE seal.seal SET status = :status WHERE id = :id")
                .param("status", status.name())
                .param("id", seal.id())
                .update();
    }
}
