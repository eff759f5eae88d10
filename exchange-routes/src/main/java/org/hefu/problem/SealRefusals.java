package org.hefu.problem;

import java.util.Locale;
import org.hefu.seal.SealUseRefusedException;
import org.hefu.seal.job.JobRefusedException;
import org.hefu.seal.picture.PictureRefusedException;

/** Tells in both languages why a seal was not set, drawn or put to work. */
public final class SealRefusals {

    private SealRefusals() {}

    /** What to tell; a refusal that is on the ledger brings its receipt along. */
    static ProblemException problem(SealUseRefusedException refused) {
        ProblemException told = problem(refused.code(), refused.bounds().orElse(""));
        return refused.receipt().map(told::recorded).orElse(told);
    }

    /**
     * @param bounds what would be taken, in figures; empty if they do not say it
     */
    static ProblemException problem(SealUseRefusedException.Code code, String bounds) {
        Wording wording = wording(code);
        ProblemException told = switch (code) {
            case SEAL_UNKNOWN -> new ProblemException(Problem.NOT_FOUND, new Wording("印章", "seal"));
            case REQUEST_UNKNOWN -> new ProblemException(Problem.NOT_FOUND, new Wording("用印申请", "request"));
            case REQUEST_CLOSED -> new ProblemException(Problem.SEAL_REQUEST_CLOSED);
            case TIME_UNAVAILABLE -> new ProblemException(Problem.SEAL_TIME_UNAVAILABLE);
            case WORKERS_BUSY -> ProblemException.busy();
            case SEAL_SUSPENDED,
                    SEAL_REVOKED,
                    SEAL_OUT_OF_TIME,
                    CERTIFICATE_NOT_GOOD,
                    NO_AUTHORITY,
                    AUTHORITY_OUT_OF_TIME,
                    AUTHORITY_REVOKED,
                    AUTHORITY_USED_UP,
                    SECOND_PERSON_NEEDED,
                    ACCOUNT_INACTIVE -> new ProblemException(Problem.SEAL_USE_REFUSED, wording);
            case PLACE_NOT_FOUND,
                    PLACE_OFF_PAGE,
                    DOCUMENT_NOT_SEALABLE,
                    DOCUMENT_EMPTY,
                    DOCUMENT_OF_OTHER_FORMAT,
                    DOCUMENT_DAMAGED,
                    DOCUMENT_ENCRYPTED,
                    DOCUMENT_LOCKED,
                    DOCUMENT_TOO_LARGE,
                    DOCUMENT_ALTERED,
                    CONTENT_UNFIT,
                    LEVEL_UNAVAILABLE,
                    CERTIFICATION_REFUSED,
                    FORM_UNAVAILABLE,
                    FIELD_UNAVAILABLE,
                    DOCUMENT_TOO_COSTLY,
                    SECOND_SIGNATURE_REFUSED ->
                new ProblemException(Problem.SEAL_DOCUMENT_REFUSED, within(wording, bounds));
        };
        return told.because(code);
    }

    /** The sentence behind a refusal, for a page. */
    public static String sentence(SealUseRefusedException refused, Locale locale) {
        return problem(refused).sentence(locale);
    }

    /** The sentence behind a code, with the code in it. */
    public static Wording wording(SealUseRefusedException.Code code) {
        return switch (code) {
            case SEAL_UNKNOWN -> with(code, "没有这枚印章", "there is no such seal");
            case SEAL_SUSPENDED -> with(code, "印章已停用", "the seal is suspended");
            case SEAL_REVOKED -> with(code, "印章已注销", "the seal is revoked");
            case SEAL_OUT_OF_TIME -> with(code, "印章不在有效期内", "the seal is out of its time");
            case CERTIFICATE_NOT_GOOD ->
                with(
                        code,
                        "印章的证书已被其颁发机构吊销或不再受信任，请联系印章管理员重新制章",
                        "its authority revoked the seal's certificate, or it is trusted no more: ask the seal keeper to make"
                                + " the seal anew");
            case NO_AUTHORITY -> with(code, "您没有该类文件、该用途的用印授权", "you have no authority for this kind and purpose");
            case AUTHORITY_OUT_OF_TIME -> with(code, "用印授权不在有效期内", "the authority is out of its time");
            case AUTHORITY_REVOKED -> with(code, "用印授权已收回", "the authority was taken back");
            case AUTHORITY_USED_UP -> with(code, "已达到授权的用印次数", "the authority allows no more uses");
            case SECOND_PERSON_NEEDED -> with(code, "须由另一名有授权的人员同意", "a second person with authority must agree");
            case ACCOUNT_INACTIVE -> with(code, "经办人的账号已停用", "the account of who asked is not active any more");
            case REQUEST_UNKNOWN -> with(code, "没有这项用印申请", "there is no such request");
            case REQUEST_CLOSED -> with(code, "用印申请已办结或已过期", "the request is closed or its time is over");
            case PLACE_NOT_FOUND -> with(code, "文件中没有该关键词、页或位置", "the document has no such keyword, page or place");
            case PLACE_OFF_PAGE ->
                with(code, "印章会超出页面，请改 left 或 top", "the seal would stick out of the page: change left or top");
            case DOCUMENT_NOT_SEALABLE -> with(code, "该文件不能加盖印章", "this file cannot be sealed");
            case DOCUMENT_EMPTY -> with(code, "文件是空的，请重新选择文件", "the file is empty: choose another");
            case DOCUMENT_OF_OTHER_FORMAT ->
                with(
                        code,
                        "文件不是 PDF 或 OFD，印章只能盖在这两种文件上；其他文件可以不带图样地签名，例如 form=CMS_DETACHED",
                        "the file is neither PDF nor OFD, and a seal is set on these alone; any other file is signed, without"
                                + " the picture, with form=CMS_DETACHED for example");
            case DOCUMENT_DAMAGED ->
                with(code, "文件结构已损坏，请用原软件重新导出", "the file is damaged: export it anew where it was made");
            case DOCUMENT_ENCRYPTED ->
                with(code, "文件已加密，请先解除密码保护", "the file is encrypted: take its protection off first");
            case DOCUMENT_LOCKED ->
                with(
                        code,
                        "文件上已有的签名不允许再作任何更改，包括加盖印章",
                        "an earlier signature on it allows no change any more, not even a seal");
            case DOCUMENT_TOO_LARGE -> with(code, "文件过大", "the file is too large");
            case DOCUMENT_ALTERED ->
                with(
                        code,
                        "文件上已有的签名已失效：签名后被改动过。请取得未经改动的文件",
                        "an earlier signature on it is broken, or it was changed after it: get the document as it was signed");
            case CONTENT_UNFIT ->
                with(
                        code,
                        "文件与签名格式不符：XADES_ENVELOPED 需要 XML 文件，ASIC_E 需要完好的 ZIP 压缩包",
                        "the file does not fit the form: XADES_ENVELOPED signs XML, ASIC_E the files of a sound ZIP archive");
            case TIME_UNAVAILABLE -> with(code, "暂时取不到可信时间戳，请稍后再试", "no time-stamp is to be had now: try again later");
            case LEVEL_UNAVAILABLE ->
                with(code, "该文件格式没有这一签名级别，或缺少证明材料", "the format has no such level, or its proofs are not at hand");
            case CERTIFICATION_REFUSED ->
                with(
                        code,
                        "文件已有签名，或该格式不支持这种认证",
                        "the document is signed before, or its format has no such certification");
            case FORM_UNAVAILABLE ->
                with(
                        code,
                        "该签名格式不支持这枚印章的算法，请改用 CMS_ATTACHED 或 CMS_DETACHED",
                        "the form has no name for the seal's algorithm: CMS_ATTACHED and CMS_DETACHED have");
            case FIELD_UNAVAILABLE -> with(code, "文件中没有可用的该签名域", "the document has no such open signature field");
            case DOCUMENT_TOO_COSTLY ->
                with(
                        code,
                        "检查文件或查找位置用时过长或所需内存过多，已中止；该文件可能是恶意构造的",
                        "looking into the file took too much time or memory and was ended; it may be made to do harm");
            case SECOND_SIGNATURE_REFUSED ->
                with(
                        code,
                        "OFD 文件，或认证为“不允许任何更改”的文件，不能再加第二个签名",
                        "OFD documents, and those certified against every change, take no second signature");
            case WORKERS_BUSY -> with(code, "正在处理的文件太多，请稍后重试", "too many documents are being looked into: try again");
        };
    }

    public static Wording wording(PictureRefusedException.Code code) {
        return switch (code) {
            case SIZE ->
                with(
                        code,
                        "边长应为 8 至 100 毫米，圆章和名章长宽相等",
                        "a side has 8 to 100 mm; round and name seals are as wide as high");
            case COLOUR -> with(code, "颜色应写作 #D81E1E", "a colour looks like #D81E1E");
            case TEXT -> with(code, "文字缺失、过长或格式不符", "a text is missing, too long or of the wrong form");
            case CHARACTER_MISSING -> with(code, "字库中没有其中的字，请上传图样", "a character is not in the font; bring a picture");
            case RESOLUTION -> with(code, "分辨率应为 72 至 1200", "the resolution is 72 to 1200");
            case FORMAT -> with(code, "图样应为 PNG 或 JPEG 文件", "a picture is a PNG or JPEG file");
            case SVG -> with(code, "SVG 可能夹带脚本，不予接收，请上传 PNG 或 JPEG", "SVG may hold scripts: bring PNG or JPEG");
            case LIMITS ->
                with(code, "图样不超过 1 MB，边长 100 至 2400 像素", "a picture has 1 MiB at most and 100 to 2400 pixels a side");
            case DAMAGED -> with(code, "图样文件已损坏", "the picture is damaged");
        };
    }

    /** With what would have been taken, in figures. */
    static Wording wording(JobRefusedException refused) {
        return within(wording(refused.code()), refused.bounds());
    }

    private static Wording within(Wording wording, String bounds) {
        return bounds.isEmpty()
                ? wording
                : new Wording(wording.chinese() + "：" + bounds, wording.english() + ": " + bounds);
    }

    public static Wording wording(JobRefusedException.Code code) {
        return switch (code) {
            case JOB_UNKNOWN -> with(code, "没有这项任务", "there is no such job");
            case JOB_CLOSED -> with(code, "任务已不再接收文件", "the job takes no documents any more");
            case JOB_AT_WORK -> with(code, "任务正在用印，请稍后", "the job is at work: try again in a while");
            case TOO_MANY -> with(code, "文件过多或过大", "too many documents, or one that is too large");
            case JOB_TOO_LARGE ->
                with(code, "任务的文件合计过多或过大", "the documents of the job are too many or too large together");
            case JOBS_TOO_LARGE ->
                with(
                        code,
                        "您未办结的任务中文件合计过大，请等待任务办结",
                        "the documents of your jobs that are not done are too large together: let some be done first");
            case ARCHIVE_BOMB ->
                with(
                        code,
                        "压缩包中有文件的压缩率异常，可能是恶意构造的",
                        "a file in the archive is so much larger than its packed form that it may be made to do harm");
            case KEY_REUSED -> with(code, "该 Idempotency-Key 已用于另一任务", "this key was used for another job");
            case ARCHIVE_UNREADABLE -> with(code, "ZIP 压缩包无法读取", "the ZIP archive cannot be read");
        };
    }

    /** The sentence behind a code as a sealing job keeps it; a code that nobody knows stands for itself. */
    public static Wording ofJob(String code) {
        if (code.equals("EXPIRED")) {
            return new Wording(
                    "文件未在任务的保存期限内用印，已放弃（EXPIRED）",
                    "the job was not done in its time, so the file was given up (EXPIRED)");
        }
        if (code.equals("STEP_FAILED")) {
            return new Wording(
                    "连续三次处理失败，任务已停止；请查看日志后重新开始（STEP_FAILED）",
                    "it failed three times one after the other; see the log, then start it again (STEP_FAILED)");
        }
        for (SealUseRefusedException.Code known : SealUseRefusedException.Code.values()) {
            if (known.name().equals(code)) {
                return wording(known);
            }
        }
        return new Wording(code, code);
    }

    private static Wording with(Enum<?> code, String chinese, String english) {
        return new Wording(chinese + "（" + code + "）", english + " (" + code + ")");
    }
}
