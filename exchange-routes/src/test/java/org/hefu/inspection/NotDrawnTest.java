package org.hefu.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hefu.verification.picture.PagePicture;
import org.junit.jupiter.api.Test;

class NotDrawnTest {

    @Test
    void whatIsNotDrawnIsToldInBothLanguages() {
        assertThat(NotDrawn.of("a seal whose picture is SVG"))
                .isEqualTo(new NotDrawn("SVG 格式的印章图像", "a seal whose picture is SVG"));
        assertThat(NotDrawn.of("the seal of signature 7, which cannot be read").zh())
                .isEqualTo("一枚无法读取的印章");
    }

    @Test
    void nothingThatIsNotDrawnIsLeftOut() {
        PagePicture picture = new PagePicture(
                new byte[0], 1, List.of("something new", "a picture with a mask", "a picture with a mask"));

        assertThat(NotDrawn.of(picture)).extracting(NotDrawn::zh).containsExactly("损坏或不支持的对象", "带蒙版的图像");
    }
}
