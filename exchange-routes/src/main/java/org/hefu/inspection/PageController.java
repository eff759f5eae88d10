package org.hefu.inspection;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.hefu.verification.picture.PagePicture;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;

/** Pages of a document as pictures, over HTTP: as it is now, and as it was when a signature was set. */
@RestController
class PageController {

    private static final String PATH = "/api/v1/verifications/pages";

    /** Enough to know that the picture is not the page; all of it stands in the JSON. */
    private static final int MOST_IN_HEADER = 20;

    private final PageDesk desk;
    private final JsonMapper json;

    PageController(PageDesk desk, JsonMapper json) {
        this.desk = desk;
        this.json = json;
    }

    /**
     * @param pages how many the document has at that moment
     * @param notDrawn what is on the page and not in the picture
     * @param png Base64
     */
    @SuppressWarnings("ArrayRecordComponent") // written out, never compared
    record PageView(int signature, int page, int pages, List<NotDrawn> notDrawn, byte[] png) {}

    /**
     * The picture; to whoever accepts JSON and no picture, the same as {@link PageView}. The header {@code Hefu-Pages}
     * says how many pages there are, and {@code Hefu-Not-Drawn}, if there is anything, what is on the page and not in
     * the picture: Base64 of a JSON array of {@code {"zh", "en"}}.
     */
    @PostMapping(path = PATH, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Object> page(
            @RequestPart("file") MultipartFile file,
            @RequestParam(defaultValue = "0") int signature,
            @RequestParam(defaultValue = "1") int page,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE) String accepted)
            throws IOException {
        PagePicture picture = desk.draw(file.getBytes(), signature, page);
        List<NotDrawn> notDrawn = NotDrawn.of(picture);
        if (MediaType.parseMediaTypes(accepted).stream().noneMatch(MediaType.IMAGE_PNG::isCompatibleWith)) {
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(new PageView(signature, page, picture.pages(), notDrawn, picture.png()));
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().header("Hefu-Pages", Integer.toString(picture.pages()));
        if (!notDrawn.isEmpty()) {
            answer.header(
                    "Hefu-Not-Drawn",
                    Base64.getEncoder()
                            .encodeToString(json.writeValueAsBytes(
                                    notDrawn.stream().limit(MOST_IN_HEADER).toList())));
        }
        return answer.contentType(MediaType.IMAGE_PNG).body(picture.png());
    }
}
