package org.hefu.audit;

/** Every act that the ledger records. The handbook has the table of their details; codes are published. */
public enum Act {
    /** One subject was looked up at one resource. */
    LOOKUP("核验"),
    /** Licences were searched. */
    LICENSE_SEARCH("证照检索"),
    /** One licence was read, personal fields masked. */
    LICENSE_VIEW("证照查看"),
    /** One licence was read with its personal fields, for a stated reason. */
    LICENSE_UNMASK("证照明文查看"),
    /** The sealed document of a licence was handed out. */
    LICENSE_DOCUMENT("证照文件"),
    /** Rows were pushed. */
    BATCH("数据推送"),
    /** Rejected rows were read. */
    QUARANTINE_VIEW("待处理查看"),
    /** A case was opened. */
    CASE_OPENED("办件登记"),
    /** A case was read, with its applicant. */
    CASE_VIEW("办件查看"),
    /** The evidence of a case was taken and sealed. */
    EVIDENCE_TAKEN("证据固化"),
    /** A taken evidence package was handed out again. */
    EVIDENCE_VIEW("证据查看"),
    /** A seal was used, or its use was refused. */
    SEAL_USE("用印"),
    /** A seal was made. */
    SEAL_MADE("制章"),
    /** An outside authority is asked for a certificate of a seal's key. */
    CERTIFICATE_REQUEST("证书申请"),
    /** A seal was made anew with a certificate of an outside authority, or that one did not serve. */
    CERTIFICATE_TAKEN("证书导入"),
    /** The hub's authority certified a further key of a seal. */
    CERTIFICATE_ISSUED("证书签发"),
    /** A use was asked for to which a second person must agree. */
    SEAL_REQUEST("用印申请"),
    /** A second person decided on a use. */
    SEAL_DECISION("用印审批"),
    /** The document of such a request was read. */
    SEAL_REQUEST_VIEW("用印文件查看"),
    /** A sealed document was handed out again. */
    SEAL_DOCUMENT("用印文件再取"),
    /** Somebody who may not use a seal asked for its picture. */
    SEAL_PICTURE("印模查看"),
    /** It was decided to seal many documents. */
    SEAL_JOB("批量用印"),
    /** A seal was allowed on a kind of document for a purpose. */
    SEAL_AUTHORITY("用印授权"),
    /** A seal was suspended, resumed or revoked. */
    SEAL_STATUS("印章状态"),
    /** A document was verified. */
    VERIFICATION("验证"),
    /** An authority was added to those that the hub trusts, or removed from them. */
    TRUST_ANCHOR("信任锚"),
    /** Somebody read the ledger. */
    LEDGER_VIEW("账本查看"),
    /** Somebody asked for what none of their roles allows. */
    ACCESS("越权访问"),
    /** A person signed in, or failed to. */
    SIGN_IN("登录");

    private final String chinese;

    Act(String chinese) {
        this.chinese = chinese;
    }

    /** Its name on Chinese screens. */
    public String chinese() {
        return chinese;
    }
}
