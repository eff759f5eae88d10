package org.hefu.inspection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.hefu.access.Caller;
import org.hefu.audit.Receipts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Verification over HTTP. */
@RestController
class VerificationController {

    private final Inspector inspector;
    private final ReportDesk papers;

    VerificationController(Inspector inspector, ReportDesk papers) {
        this.inspector = inspector;
        this.papers = papers;
    }

    /**
     * The report on a file; a signature that stands in a file of its own needs the signed file as {@code content}. The receipt travels in the header {@code Hefu-Receipt}, as Base64 of its JSON. To whoever would rather have {@code application/pdf} than JSON, the report as a paper.
     */
    @PostMapping(path = "/api/v1/verifications", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> verify(
            @RequestPart("file") MultipartFile file,
            @RequestPart(name = "content", required = false) @Nullable MultipartFile content,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE) String accepted,
            Locale locale,
            Caller caller)
            throws IOException {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        Inspector.Inspection inspection =
                inspector.inspect(caller, name, file.getBytes(), content == null ? null : content.getBytes());
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok().header(Receipts.HEADER, Receipts.header(inspection.receipt()));
        return isPaper(accepted)
                ? answer.contentType(MediaType.APPLICATION_PDF).body(papers.paper(inspection, caller, locale))
                : answer.contentType(MediaType.APPLICATION_JSON).body(inspection.report());
    }

    private static boolean isPaper(String accepted) {
        List<MediaType> types = new ArrayList<>(MediaType.parseMediaTypes(accepted));
        MimeTypeUtils.sortBySpecificity(types);
        return types.stream()
                .filter(type ->
                        type.isCompatibleWith(MediaType.APPLICATION_JSON) || type.includes(MediaType.APPLICATION_PDF))
                .findFirst()
                .filter(type -> !type.isCompatibleWith(MediaType.APPLICATION_JSON))
                .isPresent();
    }
}
