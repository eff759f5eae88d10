package org.hefu.sealing;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hefu.access.Caller;
import org.hefu.access.Gate;
import org.hefu.audit.Receipts;
import org.hefu.problem.Given;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.seal.Seal;
import org.hefu.seal.SealAuthority;
import org.hefu.seal.SealKeeping;
import org.hefu.seal.SealStatus;
import org.hefu.seal.SealStatusAnswers;
import org.hefu.seal.SealUse;
import org.hefu.seal.Seals;
import org.hefu.seal.picture.SealImage;
import org.hefu.sealing.SealDesk.Proved;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Seals over HTTP: made, read, suspended, granted, accounted for. */
@RestController
@RequestMapping("/api/v1/seals")
class SealController {

    private static final int LARGEST_PAGE = 500;
    private static final MediaType JWS = MediaType.parseMediaType("application/jose");
    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");
    private static final int LONGEST_NONCE = 128;

    private final SealDesk desk;
    private final Seals seals;
    private final SealKeeping keeping;
    private final SealStatusAnswers answers;
    private final Clock clock;
    private final Gate gate;

    SealController(SealDesk desk, Seals seals, SealKeeping keeping, SealStatusAnswers answers, Clock clock, Gate gate) {
        this.desk = desk;
        this.seals = seals;
        this.keeping = keeping;
        this.answers = answers;
        this.clock = clock;
        this.gate = gate;
    }

    /** A page of a list; {@code next} is null on the last. */
    record Page<T>(List<T> items, @Nullable UUID next) {}

    /** A change of state. */
    record StatusInput(
            @Schema(implementation = SealStatus.class) @Nullable
            String status,

            @Nullable String reason) {}

    /** Why an authority is taken back. It may name people, so it stands in the body and not in the address. */
    record ReasonInput(@Nullable String reason) {}

    /** Until when a seal that is made anew is to be valid. */
    record RenewalInput(@Nullable String validTo) {}

    @PostMapping
    ResponseEntity<SealView> make(@RequestBody SealInput input, Caller caller) {
        Proved<Seal> made = desk.make(caller, input);
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(Receipts.HEADER, Receipts.header(made.receipt()))
                .body(view(made.result()));
    }

    @GetMapping
    Page<SealView> list(
            @RequestParam(required = false) @Nullable UUID after, @RequestParam(defaultValue = "50") int limit) {
        List<Seal> page = seals.list(after, within(limit));
        return new Page<>(
                page.stream()
                        .map(seal -> SealView.of(seal, clock.instant(), null))
                        .toList(),
                page.size() < within(limit) ? null : page.getLast().id());
    }

    @GetMapping("/{id}")
    SealView read(@PathVariable UUID id) {
        return view(desk.find(id));
    }

    private SealView view(Seal seal) {
        return SealView.of(seal, clock.instant(), keeping.history(seal.id()));
    }

    /** Makes the seal anew with a fresh certificate; its id stays. */
    @PostMapping("/{id}/editions")
    ResponseEntity<SealView> renew(@PathVariable UUID id, @RequestBody RenewalInput input, Caller caller) {
        var renewed = desk.renew(caller, id, input.validTo());
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(Receipts.HEADER, Receipts.header(renewed.receipt()))
                .body(view(desk.find(id)));
    }

    /** Suspends, resumes (IN_FORCE) or revokes a seal. */
    @PostMapping("/{id}/status")
    ResponseEntity<SealView> changeStatus(@PathVariable UUID id, @RequestBody StatusInput input, Caller caller) {
        Proved<Seal> changed = desk.changeStatus(caller, id, input.status(), input.reason());
        return ResponseEntity.ok()
                .header(Receipts.HEADER, Receipts.header(changed.receipt()))
                .body(view(changed.result()));
    }

    /**
     * Where the seal stands now, for anybody: a JSON Web Signature with the time and, if given, the asker's nonce.
     *
     * @param id of the seal, or the number by which others know it (esID)
     */
    @GetMapping("/{id}/status")
    ResponseEntity<String> status(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String nonce,
            HttpServletRequest request) {
        gate.admit(request);
        if (nonce != null && nonce.length() > LONGEST_NONCE) {
            throw new ProblemException(Problem.FIELD_INVALID, "nonce", "≤ " + LONGEST_NONCE);
        }
        String asked = Given.word("id", id);
        Seal seal = seals.findByEsId(asked).or(() -> byId(asked)).orElse(null);
        return ResponseEntity.ok()
                .contentType(JWS)
                .cacheControl(CacheControl.noStore())
                .body(gate.work(() -> answers.answer(seal, seal == null ? asked : seal.esId(), nonce)));
    }

    private Optional<Seal> byId(String id) {
        try {
            return seals.find(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The key that signs answers about the state of seals, as a JSON Web Key set. */
    @GetMapping("/status-keys")
    Map<String, Object> statusKeys() {
        return Map.of("keys", List.of(answers.publicKey()));
    }

    /**
     * @param dpi dots an inch of a drawn picture as PNG
     */
    @GetMapping("/{id}/picture")
    ResponseEntity<byte[]> picture(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "png") String format,
            @RequestParam(required = false) @Nullable Integer dpi,
            Caller caller) {
        SealImage image = seals.edition(desk.shownTo(caller, id)).image();
        return switch (format) {
            case "png" ->
                ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_PNG)
                        .body(
                                dpi == null || image.drawing().isEmpty()
                                        ? image.png()
                                        : image.drawing().get().png(Math.clamp(dpi, 72, 1200)));
            case "svg" ->
                ResponseEntity.ok()
                        .contentType(SVG)
                        .body(image.drawing()
                                .orElseThrow(() -> new ProblemException(Problem.FORMAT_NOT_OFFERED, "png"))
                                .svg()
                                .getBytes(StandardCharsets.UTF_8));
            default -> throw new ProblemException(Problem.FORMAT_NOT_OFFERED, "png, svg");
        };
    }

    @GetMapping("/{id}/authorities")
    List<SealAuthority> authorities(@PathVariable UUID id) {
        return keeping.authorities(desk.find(id).id());
    }

    @PostMapping("/{id}/authorities")
    ResponseEntity<SealAuthority> authorise(
            @PathVariable UUID id, @RequestBody SealAuthorityInput input, Caller caller) {
        Proved<SealAuthority> granted = desk.authorise(caller, id, input);
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(Receipts.HEADER, Receipts.header(granted.receipt()))
                .body(granted.result());
    }

    @DeleteMapping("/{id}/authorities/{authority}")
    ResponseEntity<Void> takeBack(
            @PathVariable UUID id, @PathVariable UUID authority, @RequestBody ReasonInput input, Caller caller) {
        return ResponseEntity.noContent()
                .header(Receipts.HEADER, Receipts.header(desk.takeBack(caller, id, authority, input.reason())))
                .build();
    }

    /** Every document that left with the seal on it, newest first. */
    @GetMapping("/{id}/uses")
    Page<SealUse> uses(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        List<SealUse> page = keeping.uses(desk.find(id).id(), after, within(limit));
        return new Page<>(
                page, page.size() < within(limit) ? null : page.getLast().id());
    }

    private static int within(int limit) {
        return Math.clamp(limit, 1, LARGEST_PAGE);
    }
}
