package org.hefu.verification.ofd;

import java.util.Optional;
import org.hefu.timestamp.Fault;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;
import org.hefu.verification.signer.JudgedTimestamp;

/** What is said of a time-stamp in a seal, or in a signature by one, that proves nothing: RFC 3161, section 2.4.2. */
final class TimestampFault {

    private final Check check;
    private final String code;
    private final String zh;
    private final String en;

    /**
     * @param code with which the codes of all faults begin
     * @param zh the time-stamp in words
     */
    TimestampFault(Check check, String code, String zh, String en) {
        this.check = check;
        this.code = code;
        this.zh = zh;
        this.en = en;
    }

    /** Empty if it proves something. */
    Optional<Finding> of(JudgedTimestamp judged) {
        if (judged.token().isEmpty()) {
            return Optional.of(Finding.failed(
                    check, SubIndication.FORMAT_FAILURE, code + "_UNREADABLE", zh + "无法读取", en + " cannot be read"));
        }
        return judged.fault().map(this::fault);
    }

    private Finding fault(Fault fault) {
        return switch (fault) {
            case OTHER_DATA ->
                Finding.failed(
                        check,
                        SubIndication.HASH_FAILURE,
                        code + "_OTHER_DATA",
                        zh + "针对的是其他数据",
                        en + " is of other data");
            case FALSE_SIGNATURE -> failed(SubIndication.SIG_CRYPTO_FAILURE, fault);
            case NOT_FOR_TIMESTAMPS, OUTSIDE_CERTIFICATE -> failed(SubIndication.SIG_CONSTRAINTS_FAILURE, fault);
            case WEAK_ALGORITHM -> unknown(SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE, fault);
            case NO_CERTIFICATE, NOT_TRUSTED -> unknown(SubIndication.NO_CERTIFICATE_CHAIN_FOUND, fault);
            case CERTIFICATE_EXPIRED, IN_THE_FUTURE -> unknown(SubIndication.OUT_OF_BOUNDS_NO_POE, fault);
            case CERTIFICATE_REVOKED -> unknown(SubIndication.REVOKED_NO_POE, fault);
            case REVOCATION_UNKNOWN -> unknown(SubIndication.TRY_LATER, fault);
        };
    }

    private Finding failed(SubIndication why, Fault fault) {
        return Finding.failed(check, why, code + "_" + fault, zh + "不能证明时间：" + fault, en + " proves nothing: " + fault);
    }

    private Finding unknown(SubIndication why, Fault fault) {
        return Finding.unknown(
                check, why, code + "_" + fault, zh + "不能证明时间：" + fault, en + " proves nothing: " + fault);
    }
}
