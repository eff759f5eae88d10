package org.hefu.inspection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.hefu.access.Caller;
import org.hefu.verification.report.VerificationReport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Verification over HTTP. */
@RestController
class VerificationController {

    private final Inspector inspector;

    VerificationController(Inspector inspector) {
        this.inspector = inspector;
    }

    /**
     * The report on a file; a signature that stands in a file of its own needs the signed file as {@code content}. The receipt travels in the header {@code Hefu-Receipt}, as Base64 of its JSON.
     */
    @PostMapping(path = "/api/v1/verifications", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<VerificationReport> verify(
            @RequestPart("file") MultipartFile file,
            @RequestPart(name = "content", required = false) @Nullable MultipartFile content,
            Caller caller)
            throws IOException {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        Inspector.Inspection inspection =
                inspector.inspect(caller, name, file.getBytes(), content == null ? null : content.getBytes());
        String proof =
                Base64.getEncoder().encodeToString(inspection.receipt().toJson().getBytes(StandardCharsets.UTF_8));
        return ResponseEntity.ok().header("Hefu-Receipt", proof).body(inspection.report());
    }
}
