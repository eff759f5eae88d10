package org.hefu;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.hefu.client.HubClient;
import org.hefu.command.HefuCommand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A keeper makes a seal and grants its use to one officer until a date; the officer seals one licence and then many, a
 * system seals more from the command line, the keeper suspends the seal and sees every use.
 *
 * <p>{@code -Dhefu.licenses=1000} says how many.
 */
@ExtendWith(Chromium.Needed.class)
class SealKeeperJourney {

    private static final int LICENSES = Integer.getInteger("hefu.licenses", 50);
    private static final String NAME = "合符市市场监督管理局证照专用章";

    @TempDir
    private static Path data;

    @TempDir
    private Path folder;

    private byte[] sealedOne = {};

    private static Chromium chromium;
    private static RunningHub hub;

    @BeforeAll
    static void open() throws IOException {
        chromium = Chromium.start();
        hub = RunningHub.start(data);
    }

    @AfterAll
    static void close() {
        if (hub != null) {
            hub.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void aSealIsMadeGrantedUsedSuspendedAndAccountedFor() throws IOException {
        String seal;
        try (Screen keeper = chromium.open(hub.url()).signIn("keeper")) {
            seal = make(keeper);
            grant(keeper, "officer");
            grant(keeper, "system:counter");
            keeper.look("30-seal");
        }
        try (Screen officer = chromium.open(hub.url()).signIn("officer")) {
            sealOne(officer);
            sealMany(officer);
        }
        sealFromTheCommandLine(seal);
        signAnyFileFromTheCommandLine(seal);
        askForAnOutsideCertificate(seal);
        lockAnAccount(seal);
        try (Screen keeper = chromium.open(hub.url()).signIn("keeper")) {
            keeper.go("/seals/" + seal);
            keeper.page().locator("summary", hasText("停用、恢复或注销")).click();
            keeper.page().locator("#reason").fill("盘点");
            keeper.button("停用").click();
            assertThat(keeper.main()).containsText("印章状态已变更");
            assertThat(keeper.main()).containsText("盘点");
            assertThat(keeper.main()).containsText("共 " + (1 + LICENSES + 3 + 1) + " 次");
            keeper.look("35-suspended");
            keeper.go("/seals");
            assertThat(keeper.main()).containsText("已停用");
            keeper.look("36-seals");
        }
        try (Screen officer = chromium.open(hub.url()).signIn("officer")) {
            choose(officer, "/sealing");
            officer.button("加盖印章").click();
            assertThat(officer.main()).containsText("印章已停用");
            officer.expectStatus(403);
        }
        assertThat(status(seal)).isEqualTo("SUSPENDED");
        assertThat(report(sealedOne).path("verdict").asString()).isEqualTo("TOTAL_PASSED");
        assertThat(report(sealedOne).path("seal").path("standing").asString()).isEqualTo("SUSPENDED");
        assertThat(report(sealedOne).path("seal").path("remark").path("code").asString())
                .isEqualTo("SEAL_SUSPENDED");
        assertThat(report(sealedOne).path("ledger").path("index").isNumber()).isTrue();
        assertThat(report(sealedOne).path("ledger").path("proof").asString()).startsWith("c2sp.org/tlog-proof");
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private String make(Screen keeper) {
        assertThat(keeper.page()).hasURL(hub.url() + "/seals");
        keeper.link("制作印章").click();
        keeper.field("类型").selectOption(new SelectOption().setLabel("专用章"));
        keeper.field("印章名称").fill(NAME);
        keeper.field("所属机构").fill("合符市市场监督管理局（演示）");
        keeper.field("统一社会信用代码").fill("11150300MB90000154");
        keeper.field("环形文字、首行或姓名").fill("合符市市场监督管理局");
        keeper.field("下方文字，如“合同专用章”").fill("证照专用章");
        keeper.field("13 位印章编码").fill("1503000012345");
        String lastDay = LocalDate.now().plusYears(1).toString();
        keeper.field("有效期至").fill(lastDay);
        keeper.field("颜色").click();
        assertThat(keeper.page().locator("#drawing img")).isVisible();
        keeper.look("31-make");
        assertThat(keeper.stopsWithoutVisibleFocus()).isEmpty();
        keeper.button("制作印章").click();
        assertThat(keeper.main()).containsText("印章已制作");
        assertThat(keeper.main()).containsText(lastDay);
        String address = keeper.page().url();
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static void grant(Screen keeper, String holder) {
        keeper.page().locator("summary", hasText("授权用印")).click();
        keeper.field("被授权人").fill(holder);
        String lastDay = LocalDate.now().plusDays(30).toString();
        keeper.field("截止日期（含当日）").fill(lastDay);
        keeper.field("文件类别").fill("LICENSE");
        keeper.field("用途").fill("LICENSE_RENEWAL");
        keeper.button("授权").click();
        assertThat(keeper.main()).containsText("已授权");
        assertThat(keeper.main().locator("table").first()).containsText(lastDay);
        assertThat(keeper.main()).containsText(holder);
    }

    private Path choose(Screen officer, String page) throws IOException {
        Path file = Files.write(folder.resolve("license.pdf"), license(0));
        officer.go(page);
        officer.page().locator("#file").setInputFiles(file);
        officer.page().locator("#kind").fill("LICENSE");
        officer.page().locator("#purpose").fill("LICENSE_RENEWAL");
        officer.page().locator("#place").selectOption("KEYWORD");
        officer.page().locator("#keyword").fill("Authority");
        return file;
    }

    private void sealOne(Screen officer) throws IOException {
        officer.page()
                .getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName("用印").setExact(true))
                .click();
        choose(officer, "/sealing");
        officer.button("预览位置").click();
        assertThat(officer.page().locator("#page-preview img")).isVisible();
        officer.look("32-preview");
        Download download =
                officer.page().waitForDownload(() -> officer.button("加盖印章").click());
        Path sealed = folder.resolve("sealed.pdf");
        download.saveAs(sealed);
        sealedOne = Files.readAllBytes(sealed);
        assertThat(verdict(sealedOne)).isEqualTo("TOTAL_PASSED");
    }

    private void sealMany(Screen officer) throws IOException {
        Path archive = folder.resolve("licenses.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (int i = 1; i <= LICENSES; i++) {
                zip.putNextEntry(new ZipEntry("license-" + i + ".pdf"));
                zip.write(license(i));
                zip.closeEntry();
            }
        }
        officer.go("/sealing/jobs/new");
        officer.page().locator("#file").setInputFiles(archive);
        officer.page().locator("#kind").fill("LICENSE");
        officer.page().locator("#purpose").fill("LICENSE_RENEWAL");
        officer.look("33-job-new");
        officer.button("开始用印").click();
        assertThat(officer.main()).containsText("已完成", new LocatorAssertions.ContainsTextOptions().setTimeout(600_000));
        assertThat(officer.main()).containsText("已用印 " + String.format("%,d", LICENSES));
        officer.look("34-job");
        Path sealed = officer.download("下载已用印文件", folder);
        List<byte[]> files = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(sealed))) {
            while (zip.getNextEntry() != null) {
                files.add(zip.readAllBytes());
            }
        }
        assertThat(files).hasSize(LICENSES);
        assertThat(verdict(files.getLast())).isEqualTo("TOTAL_PASSED");
    }

    private void sealFromTheCommandLine(String seal) throws IOException {
        Path papers = Files.createDirectories(folder.resolve("papers"));
        for (int i = 1; i <= 3; i++) {
            Files.write(papers.resolve("more-" + i + ".pdf"), license(10_000 + i));
        }
        Path out = folder.resolve("out");
        assertThat(seal(seal, out, papers.toString())).isZero();
        assertThat(seal(seal, out, papers.toString())).isZero();
        String number = seal.replace("-", "").toUpperCase(Locale.ROOT);
        assertThat(seal(number, out, papers.toString())).isZero();
        assertThat(verdict(Files.readAllBytes(out.resolve("more-3.pdf")))).isEqualTo("TOTAL_PASSED");

        Path broken = Files.writeString(folder.resolve("broken.pdf"), "no PDF at all");
        Terminal told = Terminal.run(command(seal, out, broken.toString()));
        assertThat(told.exit()).isOne();
        assertThat(told.out()).startsWith("0 sealed files in ");
        assertThat(told.err()).containsPattern("broken\\.pdf: .*[a-z\\p{IsHan}].*[(（][A-Z_]+[)）]");
        Terminal unknown = Terminal.run(command(UUID.randomUUID().toString(), out, broken.toString()));
        assertThat(unknown.exit()).isEqualTo(3);
        assertThat(unknown.err()).containsAnyOf("no such seal", "没有找到印章", "没有这枚印章");
    }

    private static int seal(String seal, Path out, String... further) {
        return HefuCommand.run(Hefu.class, command(seal, out, further));
    }

    private static String[] command(String seal, Path out, String... further) {
        List<String> command = new ArrayList<>(List.of(
                "seal",
                "--url",
                hub.url().toString(),
                "--client",
                "counter",
                "--secret",
                RunningHub.PASSWORD,
                "--seal",
                seal,
                "--purpose",
                "LICENSE_RENEWAL",
                "--kind",
                "LICENSE",
                "--out",
                out.toString()));
        command.addAll(List.of(further));
        return command.toArray(String[]::new);
    }

    private void signAnyFileFromTheCommandLine(String seal) throws IOException {
        Path letter = Files.writeString(folder.resolve("letter.txt"), "不是 PDF");
        Path out = folder.resolve("signed");
        assertThat(seal(seal, out, "--form", "CMS_DETACHED", letter.toString())).isZero();
        String signature = out.resolve("letter.txt.p7s").toString();
        String trust = data.resolve("trust").toString();
        Path report = folder.resolve("report.pdf");

        assertThat(verify("--trust", trust, "--content", letter.toString(), "--pdf", report.toString(), signature))
                .isZero();
        assertThat(Files.readAllBytes(report)).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
        Files.writeString(letter, "另一封信");
        assertThat(verify("--trust", trust, "--content", letter.toString(), signature))
                .isOne();
    }

    private static int verify(String... options) {
        return HefuCommand.run(
                Hefu.class,
                Stream.concat(Stream.of("verify"), Stream.of(options)).toArray(String[]::new));
    }

    /** The request goes out; a certificate for another key does not come in. */
    private void askForAnOutsideCertificate(String seal) throws IOException {
        Path request = folder.resolve("request.pem");
        assertThat(certificate("request", seal, "--out", request.toString())).isZero();
        assertThat(Files.readString(request)).startsWith("-----BEGIN CERTIFICATE REQUEST-----");
        Path wrong = folder.resolve("wrong.cer");
        HubClient anybody = HubClient.anonymous(hub.url());
        Files.write(wrong, anybody.send(anybody.request("/pki/issuing.cer").GET()));
        assertThat(certificate("take", seal, wrong.toString())).isNotZero();
    }

    /** The hub tells on its page, too, and tells nobody else's account. */
    private void lockAnAccount(String seal) {
        String request = folder.resolve("locked.pem").toString();
        String[] wrong = {
            "certificate",
            "request",
            "--url",
            hub.url().toString(),
            "--user",
            "leader",
            "--password",
            "not this",
            "--seal",
            seal,
            "--out",
            request
        };
        assertThat(Terminal.run(wrong).err()).contains("does not know 'leader' with this password");
        for (int i = 0; i < 4; i++) {
            Terminal.run(wrong);
        }
        assertThat(Terminal.run(wrong).err()).contains("'leader' is locked", "fifteen minutes");
    }

    private static int certificate(String what, String seal, String... further) {
        List<String> command = new ArrayList<>(List.of(
                "certificate",
                what,
                "--url",
                hub.url().toString(),
                "--user",
                "keeper",
                "--password",
                RunningHub.PASSWORD,
                "--seal",
                seal));
        command.addAll(List.of(further));
        return HefuCommand.run(Hefu.class, command.toArray(String[]::new));
    }

    private static String verdict(byte[] file) {
        return report(file).path("verdict").asString();
    }

    private static JsonNode report(byte[] file) {
        HubClient tool = hub.system("auditor-tool");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"license.pdf\"\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(file);
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        return tool.json(tool.request("/api/v1/verifications")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** What anybody is told of the seal. */
    private static String status(String seal) {
        HubClient anybody = HubClient.anonymous(hub.url());
        String answer = new String(
                anybody.send(anybody.request("/api/v1/seals/" + seal + "/status?nonce=7")
                        .GET()),
                StandardCharsets.US_ASCII);
        byte[] content = Base64.getUrlDecoder().decode(answer.split("\\.")[1]);
        return new JsonMapper().readTree(content).path("status").asString();
    }

    private static byte[] license(int number) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream canvas = new PDPageContentStream(document, page)) {
                canvas.beginText();
                canvas.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 14);
                canvas.newLineAtOffset(72, 700);
                canvas.showText("License No. " + number);
                canvas.newLineAtOffset(200, -300);
                canvas.showText("Issuing Authority");
                canvas.endText();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
