package org.hefu.inspection;

import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.verification.picture.PageDrawing;
import org.hefu.verification.picture.PagePicture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * The pages of a verified document on the screen: what is shown now beside what was there when it was signed. The hub
 * keeps no file, so the browser sends it again with each question.
 */
@Controller
class ShownPages {

    private final PageDesk desk;

    ShownPages(PageDesk desk) {
        this.desk = desk;
    }

    /**
     * @param digest of the file that was verified; another one may be chosen by now
     * @param signatures how many the report tells of
     * @param signature the one that is looked at, counted from 1; 0 if there is none
     */
    @PostMapping("/verify/pages")
    String pages(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam String digest,
            @RequestParam(defaultValue = "0") int signatures,
            @RequestParam(defaultValue = "0") int signature,
            @RequestParam(defaultValue = "1") int page,
            Locale locale,
            Model model)
            throws IOException {
        model.addAttribute("digest", digest);
        model.addAttribute("count", signatures);
        model.addAttribute("signature", signature);
        model.addAttribute("page", page);
        model.addAttribute(
                "numbers",
                IntStream.rangeClosed(1, Math.min(signatures, 50)).boxed().toList());
        if (file == null || file.isEmpty()) {
            model.addAttribute("sentence", new ProblemException(Problem.FIELD_MISSING, "file").sentence(locale));
            return "inspection/pages";
        }
        byte[] bytes = file.getBytes();
        model.addAttribute("other", !Digests.sha256Text(bytes).equals(digest));
        if (Digests.sha256Text(bytes).equals(digest)) {
            Shown now = draw(bytes, PageDrawing.NOW, page, locale);
            model.addAttribute("now", now);
            model.addAttribute("pages", now.pages());
            if (signature > PageDrawing.NOW) {
                Shown then = draw(bytes, signature, page, locale);
                model.addAttribute("then", then);
                model.addAttribute("pages", Math.max(now.pages(), then.pages()));
                model.addAttribute("same", now.isSameAs(then));
            }
        }
        return "inspection/pages";
    }

    private Shown draw(byte[] file, int signature, int page, Locale locale) {
        try {
            PagePicture picture = desk.draw(file, signature, page);
            return new Shown(picture.png(), picture.pages(), NotDrawn.of(picture), null);
        } catch (ProblemException e) {
            return new Shown(null, 0, List.of(), e.sentence(locale));
        }
    }

    /**
     * One picture on the screen.
     *
     * @param sentence why there is no picture; null if there is one
     */
    @SuppressWarnings("ArrayRecordComponent") // shown, never compared as a whole
    record Shown(
            byte @Nullable [] png,
            int pages,
            List<NotDrawn> notDrawn,
            @Nullable String sentence) {

        public @Nullable String source() {
            return png == null
                    ? null
                    : "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
        }

        /** Null where one of both is not drawn. */
        @Nullable
        Boolean isSameAs(Shown other) {
            if (png == null || other.png == null) {
                return null;
            }
            return Arrays.equals(png, other.png);
        }
    }
}
