package org.hefu.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hefu.identity.CreditCode;

/**
 * An invented register of businesses with the columns and habits of a real one: the same seed gives the same register.
 *
 * <p>Its credit codes are valid and distinct. They use the letters {@code MB9} in a place where registered businesses
 * have {@code MA}, so that none of them is the code of a real one.
 */
public final class BusinessRegistry {

    /** The header that the market regulator's system writes. */
    public static final String HEADER = "企业名称,统一社会信用代码,注册日期,企业类型,法人代表,注册资金,经营范围,所在省份,地区,注册地址";

    /** Two businesses that README names: the labour department knows the second as one that owes wages. */
    static final String WELL_KNOWN = """
            乌海市合符建筑工程有限公司,91150300MA0N00016X,2019-01-08,有限责任公司,王伟,"800万元人民币","房屋建筑工程施工",内蒙古,乌海,"内蒙古乌海市海勃湾区人民路8号"
            鄂托克前旗欠薪建筑劳务有限公司,91150623MA0N00024J,2019-01-09,有限责任公司,李强,"200万元人民币","建筑劳务分包",内蒙古,鄂尔多斯,"内蒙古鄂尔多斯市鄂托克前旗人民路9号"
            """;

    private static final List<String> PLACES =
            List.of("150302 乌海 海勃湾区", "150304 乌海 乌达区", "150623 鄂尔多斯 鄂托克前旗", "150421 赤峰 阿鲁科尔沁旗", "620602 武威 凉州区");
    private static final List<String> WORDS =
            List.of("蒙源", "金穗", "恒业", "瑞丰", "草原情", "华筑", "众诚", "腾格里", "兴发", "银河", "天骄", "绿洲", "国泰", "鸿雁");
    private static final List<String> TRADES = List.of(
            "建筑工程,有限公司,房屋建筑工程施工,市政工程施工;建筑劳务分包",
            "农牧业,专业合作社,牲畜饲养、销售;饲草种植",
            "商贸,有限责任公司,日用百货、五金交电销售",
            "物流,有限公司,道路普通货物运输;仓储服务",
            "信息科技,有限公司,软件开发;信息系统集成服务",
            "装饰工程,有限公司,建筑装饰装修工程设计、施工");
    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英";
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private final Random random;

    /**
     * @param seed the same seed gives the same register
     */
    public BusinessRegistry(long seed) {
        this.random = new Random(seed);
    }

    /** Writes a register as CSV with its header. */
    public void write(int rows, Appendable out) throws IOException {
        out.append(HEADER).append('\n');
        for (int i = 0; i < rows; i++) {
            out.append(row(i)).append('\n');
        }
    }

    /**
     * Rows as they go wrong in real life: a wrong check character, a missing name, a day that is not in the calendar, a
     * row cut inside a quoted field, and a row in another character set.
     *
     * @return bytes, since one of them is not UTF-8; without a header
     */
    public static byte[] brokenRows() {
        String tail = ",有限责任公司,王伟,\"100万元人民币\",\"日用百货销售\",内蒙古,乌海,\"内蒙古乌海市海勃湾区人民路1号\"\n";
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        String code = creditCode("150302", 8_000_001);
        char wrong = code.charAt(17) == '0' ? '1' : '0';
        rows.writeBytes(utf8("校验码有误商贸有限公司," + code.substring(0, 17) + wrong + ",2019-01-02" + tail));
        rows.writeBytes(utf8("," + creditCode("150302", 8_000_002) + ",2019-01-03" + tail));
        rows.writeBytes(utf8("日期有误商贸有限公司," + creditCode("150302", 8_000_003) + ",2019-02-30" + tail));
        rows.writeBytes(
                utf8("中途截断商贸有限公司," + creditCode("150302", 8_000_004) + ",2019-01-05,有限责任公司,王伟,\"100万元人民币\",\"日用百\n"));
        rows.writeBytes(("编码有误商贸有限公司," + creditCode("150302", 8_000_005) + ",2019-01-06" + tail)
                .getBytes(Charset.forName("GB18030")));
        return rows.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** One business as a CSV line. */
    String row(int serial) {
        String[] place = pick(PLACES).split(" ");
        String[] trade = pick(TRADES).split(",", 3);
        String name = place[1] + "市" + pick(WORDS) + pick(WORDS) + trade[0] + trade[1];
        LocalDate registered = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(120));
        String capital = random.nextInt(5) == 0 ? "N/A" : (random.nextInt(100) + 1) * 10 + "万元人民币";
        String type = random.nextInt(3) == 0 ? "N/A" : trade[1];
        String province = place[0].startsWith("15") ? "内蒙古" : "甘肃";
        String address = province + place[1] + "市" + place[2] + "人民路" + (random.nextInt(300) + 1) + "号";
        return String.join(
                ",",
                name,
                creditCode(place[0], serial),
                registered.toString(),
                type,
                person(),
                '"' + capital + '"',
                '"' + trade[2] + '"',
                province,
                place[1],
                '"' + address + '"');
    }

    private String person() {
        StringBuilder name = new StringBuilder().append(SURNAMES.charAt(random.nextInt(SURNAMES.length())));
        IntStream.rangeClosed(0, random.nextInt(2))
                .forEach(i -> name.append(GIVEN.charAt(random.nextInt(GIVEN.length()))));
        return name.toString();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Registration by the market regulator (9), enterprise (1), place, nine characters of the body, check character. */
    static String creditCode(String region, int serial) {
        String organization = "MB9" + base31(serial, 5);
        String body = "91" + region + organization + organizationCheck(organization);
        return IntStream.range(0, ALPHABET.length())
                .mapToObj(i -> body + ALPHABET.charAt(i))
                .filter(CreditCode::isValid)
                .findFirst()
                .orElseThrow();
    }

    private static String base31(int value, int length) {
        StringBuilder digits = new StringBuilder();
        int rest = value;
        for (int i = 0; i < length; i++) {
            digits.insert(0, ALPHABET.charAt(rest % ALPHABET.length()));
            rest /= ALPHABET.length();
        }
        return digits.toString();
    }

    /** Check character of GB 11714: weights 3, 7, 9, 10, 5, 8, 4, 2 over values of 0-9A-Z. */
    private static char organizationCheck(String code) {
        int[] weights = {3, 7, 9, 10, 5, 8, 4, 2};
        int sum = IntStream.range(0, weights.length)
                .map(i -> Character.digit(code.charAt(i), 36) * weights[i])
                .sum();
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
    }
}
