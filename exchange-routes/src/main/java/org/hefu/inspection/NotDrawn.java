package org.hefu.inspection;

import java.util.List;
import java.util.Map;
import org.hefu.verification.picture.PagePicture;

/** What is on a page and not in its picture, in words. */
record NotDrawn(String zh, String en) {

    /** How the renderer's sentences begin, and what that is in Chinese; the first that fits is taken. */
    private static final List<Map.Entry<String, String>> WORDS = List.of(
            Map.entry("objects beyond", "数量过多或嵌套过深的对象"),
            Map.entry("the page itself", "页面本身（页面文件缺失或损坏）"),
            Map.entry("a template", "文件中不存在的模板页"),
            Map.entry("the seal of signature", "一枚无法读取的印章"),
            Map.entry("a seal whose picture is SVG", "SVG 格式的印章图像"),
            Map.entry("a seal", "印章图像（其 OFD 图样损坏）"),
            Map.entry("something clipped", "以文字裁剪的内容"),
            Map.entry("a picture that is not in the document", "文件中不存在的图像"),
            Map.entry("a picture with a mask", "带蒙版的图像"),
            Map.entry("a picture that is damaged", "损坏的图像"),
            Map.entry("a picture", "格式不支持或过大的图像"),
            Map.entry("a composite", "文件中不存在的复合对象"),
            Map.entry("a fill", "不支持的填充方式"),
            Map.entry("a colour", "无法读取的颜色"),
            Map.entry("text in an embedded font", "使用无法读取的嵌入字体的文字"),
            Map.entry("a glyph", "嵌入字体中无法读取的字形"),
            Map.entry("a text", "过长的文字"),
            Map.entry("steps between characters", "字符间距无法读取的文字"),
            Map.entry("a path", "无法读取或过长的图形路径"));

    private static final String OTHER = "损坏或不支持的对象";

    static List<NotDrawn> of(PagePicture picture) {
        return picture.notDrawn().stream().map(NotDrawn::of).distinct().toList();
    }

    static NotDrawn of(String english) {
        return WORDS.stream()
                .filter(word -> english.startsWith(word.getKey()))
                .findFirst()
                .map(word -> new NotDrawn(word.getValue(), english))
                .orElseGet(() -> new NotDrawn(OTHER, english));
    }
}
