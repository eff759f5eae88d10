package org.hefu.seal.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class JobTurnsTest {

    private final JobTurns<Job> turns = new JobTurns<>(Job::id, Job::actor);

    private record Job(UUID id, String actor) {
        private Job(int number, String actor) {
            this(new UUID(0, number), actor);
        }
    }

    private static final Job FIRST = new Job(1, "person:many");
    private static final Job SECOND = new Job(2, "person:many");
    private static final Job THIRD = new Job(3, "person:many");
    private static final Job OTHER = new Job(4, "person:other");

    @Test
    void anActorWithManyJobsHasOneTurnAndThenTheOthersHaveTheirs() {
        turns.add(FIRST);
        turns.add(SECOND);
        turns.add(THIRD);
        turns.add(OTHER);

        assertThat(turns.next()).contains(FIRST);
        turns.again(FIRST);
        assertThat(turns.next()).contains(OTHER);
        turns.again(OTHER);
        assertThat(turns.next()).contains(SECOND);
        assertThat(turns.next()).contains(OTHER);
        assertThat(turns.next()).contains(THIRD);
        assertThat(turns.next()).contains(FIRST);
        assertThat(turns.next()).isEmpty();
    }

    @Test
    void aJobThatIsBeingWorkedOnIsNotTakenUpTwice() {
        turns.add(FIRST);
        turns.next();

        turns.add(FIRST);
        assertThat(turns.isWaiting()).isFalse();
        turns.leave(FIRST);
        turns.add(FIRST);
        assertThat(turns.next()).contains(FIRST);
    }
}
