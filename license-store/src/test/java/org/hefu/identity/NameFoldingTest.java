package org.hefu.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameFoldingTest {

    @ParameterizedTest
    @CsvSource({
        "籤, 签",
        "臺, 台",
        "證, 证",
        "內蒙古榮興建築工程有限責任公司, 内蒙古荣兴建筑工程有限责任公司",
        "烏海市恆達貿易有限公司（分公司）, 乌海市恒达贸易有限公司(分公司)",
        "鄂尔多斯市 ＡＢＣ　科技有限公司, 鄂尔多斯市abc科技有限公司",
        "巴特尔·额尔敦, 巴特尔•额尔敦",
        "１２３號, 123号",
        "綫纜廠, 线缆厂",
        "薴麻, 苎麻",
        "苧麻, 苎麻"
    })
    void waysOfWritingTheSameNameFoldToTheSame(String one, String other) {
        assertThat(NameFolding.fold(one)).isEqualTo(NameFolding.fold(other));
    }

    @Test
    void aFoldedNameHasOnlyLettersAndDigits() {
        assertThat(NameFolding.fold("（内蒙古）A_b%c-1 有限公司\t")).isEqualTo("内蒙古abc1有限公司");
        assertThat(NameFolding.fold(" （%_）\\ ")).isEmpty();
    }

    @Test
    void differentNamesStayDifferent() {
        assertThat(NameFolding.fold("张三")).isNotEqualTo(NameFolding.fold("张山"));
    }

    @Test
    void foldingTwiceIsFoldingOnce() {
        StringBuilder everyHan = new StringBuilder();
        for (int character = 0x3400; character < 0xA000; character++) {
            everyHan.appendCodePoint(character);
        }
        String once = NameFolding.fold(everyHan.toString());

        assertThat(NameFolding.fold(once)).isEqualTo(once);
    }

    @Test
    void simplifyingLeavesPunctuationAndCaseAlone() {
        assertThat(NameFolding.simplify("蒙（2019）鄂托克前旗不動產權第0001A號")).isEqualTo("蒙（2019）鄂托克前旗不动产权第0001A号");
    }
}
