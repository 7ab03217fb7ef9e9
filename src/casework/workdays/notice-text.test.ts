import { describe, expect, it } from 'vitest';
import { shippedChronicle } from '../../../test/knowledge.ts';
import type { YearNotice } from './facts.ts';
import { readNotice } from './notice-text.ts';

const shipped = shippedChronicle().all.flatMap(({ kind, held }) => (kind === 'calendar' ? [held as YearNotice] : []));
const of = (year: number) => shipped.find((one) => one.year === year) as YearNotice;

/** The sentences of the notices as published. */
const texts: Readonly<Record<number, string>> = {
  2026: `国务院办公厅关于2026年部分节假日安排的通知
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。
国务院办公厅
2025年11月4日`,
  2025: `国务院办公厅关于2025年部分节假日安排的通知 国办发明电〔2024〕12号
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
国务院办公厅
2024年11月12日`,
  2024: `国务院办公厅关于2024年部分节假日安排的通知
一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。`,
  2023: `国务院办公厅关于2023年部分节假日安排的通知
一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
三、清明节：4月5日放假，共1天。
四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。`,
};

const codes = (text: string, year = 2027) => readNotice(text, { year }).findings.map(({ code, evidence }) => [code, evidence['date']]);

describe('the text of a notice', () => {
  it.each(Object.keys(texts).map(Number))('of %i says the days that ship', (year) => {
    const { closed, worked, findings, year: read } = readNotice(texts[year] as string);
    expect(findings).toEqual([]);
    expect({ year: read, closed, worked }).toEqual({ year, closed: of(year).closed, worked: of(year).worked });
  });

  it('tells when it was published and its number, where it says so', () => {
    expect(readNotice(texts[2026] as string)).toMatchObject({ published: '2025-11-04', number: null });
    expect(readNotice(texts[2025] as string)).toMatchObject({ published: '2024-11-12', number: '国办发明电〔2024〕12号' });
    expect(readNotice(texts[2024] as string, { published: '2023-10-25' })).toMatchObject({ published: '2023-10-25' });
  });

  it('is read with lines broken anywhere, half-width marks and no numbers before the festivals', () => {
    const text = '元旦:1月1日(周四)至3\n日(周六)放假调休,共3天。1月4日 (周日)上班。';
    expect(readNotice(text, { year: 2026 })).toMatchObject({
      closed: ['2026-01-01', '2026-01-02', '2026-01-03'],
      worked: ['2026-01-04'],
      findings: [],
    });
  });

  it('puts December of the section of New Year into the year before', () => {
    const { closed, worked } = readNotice('元旦：12月30日至1月1日放假调休，共3天。12月29日（星期六）上班。', { year: 2019 });
    expect([closed, worked]).toEqual([['2018-12-30', '2018-12-31', '2019-01-01'], ['2018-12-29']]);
  });

  it('names the day of each contradiction', () => {
    expect(codes('元旦：1月1日（周四）放假1天。', 2027)).toEqual([['holiday-weekday-differs', '2027-01-01']]);
    expect(codes('春节：2月5日至12日放假调休，共7天。')).toEqual([['holiday-count-differs', '2027-02-05']]);
    expect(codes('春节：2月5日至8日放假。2月7日上班。')).toEqual([['holiday-day-both', '2027-02-07']]);
    expect(codes('春节：2月5日至8日放假。元旦：2月8日放假。')).toEqual([['holiday-day-twice', '2027-02-08']]);
    expect(codes('清明节：4月5日放假。4月7日上班。')).toEqual([['holiday-worked-weekday', '2027-04-07']]);
    expect(codes('清明节：2月30日放假。')).toEqual([['holiday-day-unknown', '2027-02-30']]);
    expect(codes('国庆节：10月7日至3日放假。')).toEqual([['holiday-range-bad', '2027-10-07']]);
  });

  it('says which sentence it did not understand', () => {
    expect(codes('春节：放假后至2月9日另行安排。')).toEqual([['holiday-sentence-unread', undefined]]);
  });
});
