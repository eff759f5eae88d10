package org.hefu.problem;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/**
 * Why a request was not served, and who can put it right. Codes are published: add, never rename.
 *
 * <p>The sentences are {@link MessageFormat} patterns; their arguments never hold personal data.
 */
public enum Problem {
    REQUEST_UNREADABLE(HttpStatus.BAD_REQUEST, Remedy.CALLER_CORRECTS, "请求无法读取：{0}", "The request cannot be read: {0}"),
    FIELD_MISSING(HttpStatus.BAD_REQUEST, Remedy.CALLER_CORRECTS, "缺少字段 {0}", "The field {0} is missing"),
    FIELD_INVALID(HttpStatus.BAD_REQUEST, Remedy.CALLER_CORRECTS, "字段 {0} 不正确：{1}", "The field {0} is not right: {1}"),
    CREDIT_CODE_INVALID(
            HttpStatus.BAD_REQUEST,
            Remedy.CALLER_CORRECTS,
            "统一社会信用代码不正确，请核对 18 位字符和校验码，例如 11100000000013338W",
            "The unified social credit code is not right: compare its 18 characters and check digit, as in 11100000000013338W"),
    ID_NUMBER_INVALID(
            HttpStatus.BAD_REQUEST,
            Remedy.CALLER_CORRECTS,
            "公民身份号码不正确，请核对 18 位数字和校验码",
            "The citizen identity number is not right: compare its 18 characters and check digit"),
    FIELD_UNKNOWN(
            HttpStatus.BAD_REQUEST, Remedy.CALLER_CORRECTS, "没有字段 {0}；可用：{1}", "There is no field {0}; there are: {1}"),
    BODY_MISSING(HttpStatus.BAD_REQUEST, Remedy.CALLER_CORRECTS, "请求没有内容", "The request has no content"),
    IDEMPOTENCY_KEY_MISSING(
            HttpStatus.BAD_REQUEST,
            Remedy.CALLER_CORRECTS,
            "缺少 Idempotency-Key 请求头：1 至 200 个可见字符，同一请求重发时不变",
            "The header Idempotency-Key is missing: 1 to 200 visible characters, the same whenever this request is sent again"),
    IDEMPOTENCY_KEY_REUSED(
            HttpStatus.CONFLICT,
            Remedy.CALLER_CORRECTS,
            "该 Idempotency-Key 已用于内容不同的另一请求（{0}），本次未作任何更改",
            "This Idempotency-Key was used for another request with other content ({0}); nothing was changed"),
    BATCH_IN_PROGRESS(
            HttpStatus.CONFLICT,
            Remedy.CALLER_RETRIES,
            "同一批次正在处理，请稍后以相同的 Idempotency-Key 重发",
            "The same batch is being applied; send it again with the same Idempotency-Key in a while"),
    HEADER_WRONG(
            HttpStatus.BAD_REQUEST,
            Remedy.CALLER_CORRECTS,
            "CSV 表头不符：应为 UTF-8 编码并包含列 {0}；缺少 {1}",
            "The CSV header does not fit: it must be UTF-8 and have the columns {0}; missing: {1}"),
    METHOD_NOT_ALLOWED(
            HttpStatus.METHOD_NOT_ALLOWED,
            Remedy.CALLER_CORRECTS,
            "该地址不接受此请求方法；可用：{0}",
            "This address does not take this method; use one of: {0}"),
    MEDIA_TYPE_UNSUPPORTED(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            Remedy.CALLER_CORRECTS,
            "不支持的内容类型；请在请求头 Content-Type 中写明以下之一：{0}",
            "This content type is not taken; name one of these in the header Content-Type: {0}"),
    FORMAT_NOT_OFFERED(
            HttpStatus.NOT_ACCEPTABLE,
            Remedy.CALLER_CORRECTS,
            "不提供该格式；可用：{0}",
            "This format is not offered; use one of: {0}"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, Remedy.CALLER_CORRECTS, "内容超过 {0}", "The content is larger than {0}"),
    UNAUTHENTICATED(
            HttpStatus.UNAUTHORIZED,
            Remedy.CALLER_AUTHENTICATES,
            "未登录或令牌无效，请重新登录或重新获取令牌",
            "Not signed in, or the token is not valid: sign in, or ask for a new token at /oauth2/token"),
    ROLE_MISSING(HttpStatus.FORBIDDEN, Remedy.ADMINISTRATOR_GRANTS, "您的角色无权进行此操作", "Your role does not allow this"),
    SESSION_STALE(
            HttpStatus.FORBIDDEN,
            Remedy.CALLER_RETRIES,
            "页面已失效，请刷新后重试",
            "The page is out of date: reload it and try again"),
    NOT_OWNER(
            HttpStatus.FORBIDDEN,
            Remedy.ADMINISTRATOR_GRANTS,
            "信息资源 {0} 不属于该系统，不能推送",
            "The resource {0} is not owned by this system and cannot be pushed by it"),
    GRANT_MISSING(
            HttpStatus.FORBIDDEN,
            Remedy.ADMINISTRATOR_GRANTS,
            "信息资源 {0} 不存在，或没有使用它的授权",
            "The resource {0} does not exist, or there is no grant to use it"),
    SYSTEM_MISSING(
            HttpStatus.FORBIDDEN,
            Remedy.ADMINISTRATOR_GRANTS,
            "您的账号不属于任何接入系统，不能办理业务",
            "Your account works under no participant system, so it cannot handle cases"),
    GRANT_EXPIRED(
            HttpStatus.FORBIDDEN,
            Remedy.ADMINISTRATOR_GRANTS,
            "信息资源 {0} 的授权已过期",
            "The grant for the resource {0} has expired"),
    GRANT_NOT_YET_VALID(
            HttpStatus.FORBIDDEN,
            Remedy.ADMINISTRATOR_GRANTS,
            "信息资源 {0} 的授权尚未生效",
            "The grant for the resource {0} is not in force yet"),
    PURPOSE_NOT_GRANTED(
            HttpStatus.FORBIDDEN,
            Remedy.ADMINISTRATOR_GRANTS,
            "信息资源 {0} 的授权不包括该用途",
            "The grant for the resource {0} does not cover this purpose"),
    ITEM_NOT_GRANTED(
            HttpStatus.FORBIDDEN,
            Remedy.ADMINISTRATOR_GRANTS,
            "信息资源 {0} 的授权不包括该事项",
            "The grant for the resource {0} does not cover this service item"),
    FIELD_NOT_GRANTED(
            HttpStatus.FORBIDDEN,
            Remedy.ADMINISTRATOR_GRANTS,
            "信息资源 {0} 的授权不包括字段 {1}",
            "The grant for the resource {0} does not cover the field {1}"),
    CRITERION_NOT_GRANTED(
            HttpStatus.FORBIDDEN,
            Remedy.ADMINISTRATOR_GRANTS,
            "信息资源 {0} 的授权不包括该核验条件",
            "The grant for the resource {0} does not cover this criterion"),
    SEAL_USE_REFUSED(HttpStatus.FORBIDDEN, Remedy.KEEPER_GRANTS, "用印被拒绝：{0}", "The seal may not be used: {0}"),
    SEAL_DOCUMENT_REFUSED(
            HttpStatus.UNPROCESSABLE_CONTENT,
            Remedy.CALLER_CORRECTS,
            "文件未加盖印章：{0}",
            "The seal was not set on the document: {0}"),
    SEAL_REQUEST_CLOSED(
            HttpStatus.CONFLICT,
            Remedy.CALLER_CORRECTS,
            "用印申请已办结或已过期，请重新申请",
            "The request is closed or its time is over: ask anew"),
    SEAL_TIME_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            Remedy.CALLER_RETRIES,
            "暂时取不到可信时间戳，未加盖印章",
            "No time-stamp is to be had at present, so no seal was set"),
    SEAL_PICTURE_REFUSED(
            HttpStatus.BAD_REQUEST,
            Remedy.CALLER_CORRECTS,
            "印章图样不符合要求：{0}",
            "The picture of the seal is not right: {0}"),
    SEAL_STATUS_REFUSED(
            HttpStatus.CONFLICT,
            Remedy.CALLER_CORRECTS,
            "当前状态不允许此操作，未作任何更改：{0}",
            "The present state does not allow this; nothing was changed: {0}"),
    CERTIFICATE_REFUSED(
            HttpStatus.BAD_REQUEST, Remedy.CALLER_CORRECTS, "证书不能使用：{0}", "The certificate cannot be used: {0}"),
    SEAL_JOB_REFUSED(
            HttpStatus.CONFLICT, Remedy.CALLER_CORRECTS, "批量用印任务不能执行此操作：{0}", "The sealing job cannot do this: {0}"),
    NOT_FOUND(HttpStatus.NOT_FOUND, Remedy.CALLER_CORRECTS, "没有找到{0}", "There is no such {0}"),
    CASE_NUMBER_TAKEN(
            HttpStatus.CONFLICT,
            Remedy.CALLER_CORRECTS,
            "该办件编号已用于另一申请人、事项或用途，未作任何更改",
            "This case number belongs to another applicant, item or purpose; nothing was changed"),
    EVIDENCE_INCOMPLETE(
            HttpStatus.CONFLICT,
            Remedy.CALLER_CORRECTS,
            "材料尚不齐全：{0}。请补齐，或接受告知承诺",
            "Materials are not complete: {0}. Complete them, or take the applicant''s commitment"),
    SOURCE_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            Remedy.CALLER_RETRIES,
            "数据来源 {0} 暂时没有应答：{1}",
            "The source {0} does not answer at present: {1}"),
    VERIFIERS_BUSY(
            HttpStatus.SERVICE_UNAVAILABLE,
            Remedy.CALLER_RETRIES,
            "正在处理的文件太多，请稍后重试",
            "Too many documents are being worked on; try again in a while"),
    NO_PAGES(
            HttpStatus.BAD_REQUEST,
            Remedy.CALLER_CORRECTS,
            "该文件没有可以显示的页面；可以显示 PDF 和 OFD 文件",
            "This file has no pages that can be shown; PDF and OFD files have"),
    PAGE_UNKNOWN(HttpStatus.NOT_FOUND, Remedy.CALLER_CORRECTS, "文件没有这一页", "The document has no such page"),
    SIGNATURE_UNKNOWN(
            HttpStatus.NOT_FOUND,
            Remedy.CALLER_CORRECTS,
            "文件没有这个签名，或签名没有说明其覆盖的内容",
            "There is no such signature, or it does not say what it covers"),
    DOCUMENT_UNREADABLE(
            HttpStatus.BAD_REQUEST,
            Remedy.CALLER_CORRECTS,
            "文件结构损坏，页面无法绘制",
            "The file is damaged, so its pages cannot be drawn"),
    DRAWING_TOOK_TOO_LONG(
            HttpStatus.BAD_REQUEST,
            Remedy.CALLER_CORRECTS,
            "绘制页面用时过长，已中止；该文件可能是恶意构造的",
            "Drawing the page took too long and was ended; the file may be made to do harm"),
    DRAWING_TOOK_TOO_MUCH_MEMORY(
            HttpStatus.BAD_REQUEST,
            Remedy.CALLER_CORRECTS,
            "绘制页面所需内存过多，已中止；该文件可能是恶意构造的",
            "Drawing the page took too much memory and was ended; the file may be made to do harm"),
    TOO_MANY_REQUESTS(
            HttpStatus.TOO_MANY_REQUESTS,
            Remedy.CALLER_RETRIES,
            "请求过于频繁，请在 {0} 秒后重试",
            "There are too many requests: try again in {0} s"),
    LEDGER_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            Remedy.CALLER_RETRIES,
            "存证账本暂不可写，未给出任何数据，请稍后重试",
            "The ledger cannot be written at present, so nothing was answered: try again in a while"),
    DATABASE_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            Remedy.CALLER_RETRIES,
            "数据库暂时没有应答，请稍后重试",
            "The database does not answer at present: try again in a while"),
    TRUST_FOLDER_UNUSABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            Remedy.OPERATOR_LOOKS,
            "信任文件夹中的 {0} 不能用作颁发机构证书或吊销列表，更正或移走之前不能验证",
            "In the trust folder, {0} is no certificate of an authority and no revocation list: nothing can be verified before it is mended or taken away"),
    INTERNAL(
            HttpStatus.INTERNAL_SERVER_ERROR,
            Remedy.OPERATOR_LOOKS,
            "系统内部错误，编号 {0}，请联系运行维护人员",
            "An error inside the hub, number {0}: tell the operator");

    private final HttpStatus status;
    private final Remedy remedy;
    private final String chinese;
    private final String english;

    Problem(HttpStatus status, Remedy remedy, String chinese, String english) {
        this.status = status;
        this.remedy = remedy;
        this.chinese = chinese;
        this.english = english;
    }

    public HttpStatus status() {
        return status;
    }

    public Remedy remedy() {
        return remedy;
    }

    /**
     * The sentence in the caller's language: Chinese for {@code zh}, else English.
     *
     * @param arguments a {@link Wording} is told in the language of the sentence
     */
    public String sentence(Locale locale, Object... arguments) {
        boolean isChinese = isChinese(locale);
        Object[] told = Arrays.stream(arguments)
                .map(argument -> argument instanceof Wording(String inChinese, String inEnglish)
                        ? isChinese ? inChinese : inEnglish
                        : argument)
                .toArray();
        return new MessageFormat(isChinese ? chinese : english, Locale.ROOT).format(told);
    }

    private static boolean isChinese(Locale locale) {
        return locale.getLanguage().equals("zh");
    }

    /** Who acts next, and what they do. */
    public enum Remedy {
        CALLER_CORRECTS("请更正后重试。", "Correct it and try again."),
        CALLER_RETRIES("请稍后重试。", "Try again in a while."),
        CALLER_AUTHENTICATES("请登录后重试。", "Sign in and try again."),
        KEEPER_GRANTS("如工作需要，请联系印章管理员。", "If your work needs it, ask the seal keeper."),
        ADMINISTRATOR_GRANTS("如工作需要，请联系管理员授权。", "If your work needs it, ask an administrator."),
        OPERATOR_LOOKS("请联系运行维护人员，并告知上述编号。", "Tell the operator the number above.");

        private final String chinese;
        private final String english;

        Remedy(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }

        /** What to do, in the caller's language: Chinese for {@code zh}, else English. */
        public String sentence(Locale locale) {
            return isChinese(locale) ? chinese : english;
        }
    }
}
