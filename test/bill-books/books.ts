import type { bookOf } from '#metering/reading-intake/bill-books.ts';
import type { Sheets } from './workbook.ts';

/** A made bill book in the manner of real ones, and what it says: a line for each reading. */
export type MadeBook = {
  readonly name: string;
  readonly file: string;
  readonly sheets?: Sheets;
  /** A text in place of sheets. */
  readonly csv?: string;
  /** What a person answers. */
  readonly said?: Parameters<typeof bookOf>[2];
  /** What is asked of the time of its bills. */
  readonly asks?: readonly string[];
  /** Answers that no bill takes. */
  readonly unused?: readonly string[];
  /** `E1 2025-10-01 2025-11-01 800` for use, `R1 2025-11-01 1100` for a counter; a unit behind it where the book names one. */
  readonly says: readonly string[];
  /** Codes of findings, in any order; those of notes, money and sheets aside. */
  readonly doubts?: readonly string[];
};

const oct = '2025-10-01 2025-11-01';
const sep = '2025-09-01 2025-10-01';

/** Metering points beginning with R are counters with a multiplier of their own, W is water, G gas, H heat; all others electricity. */
export const books: readonly MadeBook[] = [
  {
    name: 'the book of the issue: title, registers, multiplier, use, money, total, notes',
    file: '明细.xlsx',
    sheets: {
      Sheet1: `
××医院2025年10月电费明细|>|>|>|>|>|>
户号|表号|上月表底|本月表底|倍率|电量|电费
3300|R1|1000|1100|80|8000|6400
3301|E2|200|260|1|60|48
合计|>||||8060|6448
备注：电价按供电公司公布价`,
    },
    says: ['R1 2025-10-01 1000', 'R1 2025-11-01 1100', `E2 ${oct} 60`],
  },
  {
    name: 'the month in the name of the sheet, the year in the name of the file',
    file: '第一中学2025年电费.xlsx',
    sheets: { '10月': `表号|起码|止码|倍率|用电量\nE1|10|20|40|400` },
    says: [`E1 ${oct} 400`],
  },
  {
    name: 'the month in the name of the file alone: 202510',
    file: '电费202510.xlsx',
    sheets: { Sheet1: `表号|上期示数|本期示数|倍率|电量(kWh)|金额(元)\nE1|1|3|10|20|12.5` },
    says: [`E1 ${oct} 20 kWh`],
  },
  {
    name: '2025.10 in the title',
    file: 'a.xlsx',
    sheets: { S: `写字楼电费 2025.10|>|>|>\n表号|上次读数|本次读数|电量\nE1|5|9|4` },
    says: [`E1 ${oct} 4`],
  },
  {
    name: '二〇二五年十月 in the title',
    file: 'a.xlsx',
    sheets: { S: `中心小学二〇二五年十月份用电统计表|>|>|>\n电表号|上月止码|本月止码|实用电量\nE1|50|90|40` },
    says: [`E1 ${oct} 40`],
  },
  {
    name: 'the month of the title counts before that of the sheet, and that before the file',
    file: '2025年11月上报.xlsx',
    sheets: { '9月': `商场2025年10月电费|>|>\n表号|电量|电费\nE1|70|50`, '9月 ': `表号|电量|电费\nE2|30|20` },
    says: [`E1 ${oct} 70`, `E2 ${sep} 30`],
  },
  {
    name: 'several sheets, one a month, each beginning where the last ended',
    file: '医院2025.xlsx',
    sheets: {
      '8月': `表号|上月表底|本月表底|倍率|电量\nR1|100|110|80|800`,
      '9月': `表号|上月表底|本月表底|倍率|电量\nR1|110|130|80|1600`,
      '10月': `表号|上月表底|本月表底|倍率|电量\nR1|130|160|80|2400`,
    },
    says: ['R1 2025-08-01 100', 'R1 2025-09-01 110', 'R1 2025-09-01 110', 'R1 2025-10-01 130', 'R1 2025-10-01 130', 'R1 2025-11-01 160'],
  },
  {
    name: 'December and January on two sheets, the year from their titles',
    file: '电费.xlsx',
    sheets: {
      上月: `2024年12月电费|>|>\n表号|电量|电费\nE1|120|90`,
      本月: `2025年1月电费|>|>\n表号|电量|电费\nE1|130|95`,
    },
    says: ['E1 2024-12-01 2025-01-01 120', 'E1 2025-01-01 2025-02-01 130'],
  },
  {
    name: '尖峰平谷 as rows under one merged meter, with their sum',
    file: '2025年10月.xlsx',
    sheets: {
      电: `
户号|表号|时段|上月示数|本月示数|倍率|电量
3300|E1|尖|10|12|20|40
^|^|峰|100|110|20|200
^|^|平|200|215|20|300
^|^|谷|300|303|20|60
^|^|合计||||600`,
    },
    says: [`E1 ${oct} 600`],
  },
  {
    name: '尖峰平谷 as rows without a sum, the meter named once and not merged',
    file: '2025年10月电费.xlsx',
    sheets: {
      S: `表号|费率|电量|电价|电费\nE1|尖|40|1.2|48\n|峰|200|1|200\n|平|300|0.7|210\n|谷|60|0.3|18\nE2|尖|1|1.2|1.2\n|峰|2|1|2\n|平|3|0.7|2.1\n|谷|4|0.3|1.2`,
    },
    says: [`E1 ${oct} 600`, `E2 ${oct} 10`],
  },
  {
    name: 'parts of the tariff in columns, with their sum',
    file: 'a.xlsx',
    sheets: { S: `2025年10月分时电量|>|>|>|>|>\n表号|尖电量|峰电量|平电量|谷电量|合计电量\nE1|10|20|30|40|100` },
    says: [`E1 ${oct} 100`],
  },
  {
    name: 'parts of the tariff in columns under a merged head, without a sum',
    file: 'a.xlsx',
    sheets: { S: `2025年10月|>|>|>|>\n表号|用电量（kWh）|>|>|>\n^|尖|峰|平|谷\nE1|10|20|30|40` },
    says: [`E1 ${oct} 100 kWh`],
  },
  {
    name: 'a head in two rows: readings above last month and this month',
    file: 'a.xlsx',
    sheets: { S: `写字楼2025年10月电费|>|>|>|>\n表号|抄表读数|>|倍率|电量\n^|上月|本月|^|^\nR1|7|9|80|160` },
    says: ['R1 2025-10-01 7', 'R1 2025-11-01 9'],
  },
  {
    name: 'a head in two rows whose cells are not merged but open',
    file: 'a.xlsx',
    sheets: { S: `写字楼2025年10月电费\n表号|抄表读数||倍率|电量\n|上月|本月||\nE1|7|9|80|160` },
    says: [`E1 ${oct} 160`],
  },
  {
    name: 'units in a row of their own under the heads',
    file: 'a.xlsx',
    sheets: { S: `2025年10月电费|>|>|>\n表号|上月表底|本月表底|电量\n|||(kWh)\nE1|7|9|2` },
    says: [`E1 ${oct} 2 kWh`],
  },
  {
    name: 'two blocks side by side, each of a month',
    file: '电费2025.xlsx',
    sheets: { S: `9月|>|>|>||10月|>|>|>\n表号|起码|止码|电量||表号|起码|止码|电量\nE1|1|2|1||E1|2|5|3\nE2|10|20|10||E2|20|25|5` },
    says: [`E1 ${sep} 1`, `E2 ${sep} 10`, `E1 ${oct} 3`, `E2 ${oct} 5`],
  },
  {
    name: 'two blocks side by side of one month and different meters, with no column between',
    file: 'a.xlsx',
    sheets: {
      S: `商场2025年10月抄表|>|>|>|>|>|>|>\n表号|上月底数|本月底数|电量|表号|上月底数|本月底数|电量\nE1|1|2|1|E3|5|9|4\nE2|3|5|2|E4|6|9|3`,
    },
    says: [`E1 ${oct} 1`, `E2 ${oct} 2`, `E3 ${oct} 4`, `E4 ${oct} 3`],
  },
  {
    name: 'two blocks below each other, each under its title',
    file: 'a.xlsx',
    sheets: { S: `2025年9月电费|>|>\n表号|电量|电费\nE1|11|8\n合计|11|8\n\n2025年10月电费|>|>\n表号|电量|电费\nE1|12|9\n合计|12|9` },
    says: [`E1 ${sep} 11`, `E1 ${oct} 12`],
  },
  {
    name: 'electricity above water on one sheet',
    file: '2025年10月能耗.xlsx',
    sheets: { S: `电表号|上月表底|本月表底|倍率|电量\nE1|1|3|1|2\n合计||||2\n\n水表号|上月表底|本月表底|水量（吨）\nW1|10|25|15` },
    says: [`E1 ${oct} 2`, `W1 ${oct} 15 m3`],
    doubts: ['water-in-tonnes'],
  },
  {
    name: 'water in cubic metres, two months in one bill',
    file: 'a.xlsx',
    sheets: { S: `市医院2025年9-10月水费|>|>|>|>\n水表编号|上期读数|本期读数|用水量(m³)|水费\nW1|100|190|90|270` },
    says: ['W1 2025-09-01 2025-11-01 90 m3'],
  },
  {
    name: 'gas in cubic metres',
    file: '天然气2025年10月.xlsx',
    sheets: { S: `燃气表号|上月表底|本月表底|用气量（立方米）|单价|气费\nG1|500|620|120|3.5|420` },
    says: [`G1 ${oct} 120 m3`],
  },
  {
    name: 'heat in GJ',
    file: 'a.xlsx',
    sheets: { S: `2025年11月供热热量结算表|>|>|>\n热表编号|上月读数|本月读数|用热量(GJ)\nH1|10|35.5|25.5` },
    says: ['H1 2025-11-01 2025-12-01 25.5 GJ'],
  },
  {
    name: 'use in ten thousands of kWh against registers in kWh',
    file: 'a.xlsx',
    sheets: { S: `2025年10月|>|>|>|>\n表号|上月表底|本月表底|倍率|电量(万kWh)\nE1|100|225|1000|12.5` },
    says: [`E1 ${oct} 12.5 10000kWh`],
  },
  {
    name: 'a column of months: a year of one meter',
    file: '2025年电费.xlsx',
    sheets: { S: `月份|表号|电量|电费\n8月|E1|80|60\n9月|E1|90|70\n10月|E1|100|75\n合计||270|205` },
    says: ['E1 2025-08-01 2025-09-01 80', `E1 ${sep} 90`, `E1 ${oct} 100`],
  },
  {
    name: 'a column of months with the year, a merged meter',
    file: 'a.xlsx',
    sheets: { S: `表号|电费年月|电量|电费\nE1|202509|90|70\n^|202510|100|75` },
    says: [`E1 ${sep} 90`, `E1 ${oct} 100`],
  },
  {
    name: 'days of reading in two columns',
    file: 'a.xlsx',
    sheets: { S: `表号|上次抄表日期|本次抄表日期|上次读数|本次读数|倍率|电量\nE1|2025-09-26|2025-10-26|5|9|10|40` },
    says: ['E1 2025-09-26 2025-10-26 40'],
  },
  {
    name: 'a period of days in the title, both included',
    file: 'a.xlsx',
    sheets: { S: `电费结算单（2025年9月26日至2025年10月25日）|>|>\n表号|电量|电费\nE1|88|70` },
    says: ['E1 2025-09-26 2025-10-26 88'],
  },
  {
    name: 'registers under the ends of two months',
    file: '2025年写字楼抄表.xlsx',
    sheets: { S: `表号|9月底读数|10月底读数|倍率|电量\nR1|10|14|80|320` },
    says: ['R1 2025-10-01 10', 'R1 2025-11-01 14'],
  },
  {
    name: 'a form with a heading before each figure',
    file: '2025年10月电费.xlsx',
    sheets: { S: `电费通知单|>\n户名|市医院\n表号|E1\n上月表底|100\n本月表底|200\n倍率|20\n电量(度)|2000` },
    says: [`E1 ${oct} 2000 kWh`],
  },
  {
    name: 'a use that is not what the registers give: both are told',
    file: '2025年10月.xlsx',
    sheets: { S: `表号|上月表底|本月表底|倍率|电量\nE1|10|20|10|110` },
    says: [`E1 ${oct} 110`],
    doubts: ['use-differs'],
  },
  {
    name: 'losses beside the registers explain the use',
    file: '2025年10月.xlsx',
    sheets: { S: `表号|上月表底|本月表底|倍率|变损|线损|电量\nE1|10|20|10|3|2|105` },
    says: [`E1 ${oct} 105`],
  },
  {
    name: 'no use written: it follows from the registers and the multiplier',
    file: '2025年10月.xlsx',
    sheets: { S: `表号|上月表底|本月表底|倍率\nE1|10|20|10` },
    says: [`E1 ${oct} 100`],
  },
  {
    name: 'a difference before the multiplier is no use',
    file: '2025年10月.xlsx',
    sheets: { S: `表号|上月表底|本月表底|行度|倍率|电量\nE1|10|20|10|10|100` },
    says: [`E1 ${oct} 100`],
  },
  {
    name: 'a multiplier written as a ratio',
    file: '2025年10月.xlsx',
    sheets: { S: `表号|上月表底|本月表底|倍率|电量\nE1|10|20|400/5|800` },
    says: [`E1 ${oct} 800`],
  },
  {
    name: 'a counter that went through zero',
    file: '2025年10月.xlsx',
    sheets: { S: `表号|上月表底|本月表底|倍率|电量\nE1|9990|10|1|20` },
    says: [`E1 ${oct} 20`],
  },
  {
    name: 'figures as text with thousands, a unit or a sign of money',
    file: '2025年10月.xlsx',
    sheets: { S: `表号|上月表底|本月表底|倍率|电量|电费\nE1|'1,000|'2,500|1|'1,500度|'￥1,200.50` },
    says: [`E1 ${oct} 1500`],
  },
  {
    name: 'a total that is not the sum is told, and not taken',
    file: '2025年10月.xlsx',
    sheets: { S: `表号|电量|电费\nE1|10|8\nE2|20|16\n总计|40|24` },
    says: [`E1 ${oct} 10`, `E2 ${oct} 20`],
    doubts: ['bill-total-differs'],
  },
  {
    name: 'parts of a tariff that do not add up to their sum are told',
    file: '2025年10月.xlsx',
    sheets: { S: `表号|尖电量|峰电量|平电量|谷电量|总电量\nE1|10|20|30|40|120` },
    says: [`E1 ${oct} 120`],
    doubts: ['bill-parts-differ'],
  },
  {
    name: 'a counter by parts with a total register: only the total goes in',
    file: '2025年10月.xlsx',
    sheets: { S: `表号|示数类型|上月示数|本月示数|倍率\nR1|正向有功总|100|110|80\n|尖|10|11|80\n|峰|20|23|80\n|平|30|34|80\n|谷|40|42|80` },
    says: ['R1 2025-10-01 100', 'R1 2025-11-01 110'],
  },
  {
    name: 'reactive rows are no use',
    file: '2025年10月.xlsx',
    sheets: {
      S: `表号|类型|上月示数|本月示数|倍率|电量\nE1|有功总|100|110|10|100\n|无功总|5|9|10|40\n|尖|10|11|10|10\n|峰|20|23|10|30\n|平|30|34|10|40\n|谷|40|42|10|20`,
    },
    says: [`E1 ${oct} 100`],
  },
  {
    name: 'sub-totals of two groups and a total',
    file: '2025年10月.xlsx',
    sheets: {
      S: `区域|表号|电量|电费\n门诊楼|E1|10|8\n门诊楼|E2|20|16\n小计||30|24\n住院楼|E3|5|4\n小计||5|4\n合计||35|28\n制表：李某　审核：王某`,
    },
    says: [`E1 ${oct} 10`, `E2 ${oct} 20`, `E3 ${oct} 5`],
  },
  {
    name: 'a cover before the books, and a summary that is no bill',
    file: '2025年10月.xlsx',
    sheets: { 封面: `市第一医院能源资料`, 电费: `表号|电量|电费\nE1|10|8`, 说明: `以上数据由物业提供` },
    says: [`E1 ${oct} 10`],
  },
  {
    name: 'accounts alone',
    file: '2025年10月电费.xlsx',
    sheets: { S: `用户编号|用户名称|电量|电费\nE1|市医院|10|8` },
    says: [`E1 ${oct} 10`],
  },
  {
    name: 'a day on which the table was made is not its month',
    file: 'a.xlsx',
    sheets: { S: `商场2025年10月电费|>|>\n制表日期：2025年11月3日|>|>\n表号|电量|电费\nE1|10|8` },
    says: [`E1 ${oct} 10`],
  },
  {
    name: 'dashes and empty cells are missing, not zero',
    file: '2025年10月.xlsx',
    sheets: { S: `表号|上月表底|本月表底|倍率|电量\nE1|—|—|1|—\nE2|1|2|1|1` },
    says: [`E2 ${oct} 1`],
  },
  {
    name: 'use of last month and last year beside it is not taken',
    file: '2025年10月.xlsx',
    sheets: { S: `表号|上月电量|去年同期电量|本月电量|环比|电费\nE1|8|9|10|0.25|7` },
    says: [`E1 ${oct} 10`],
  },
  {
    name: 'electricity and water of each department beside each other',
    file: 'a.xlsx',
    sheets: {
      S: `
写字楼2025年10月水电费明细表|>|>|>|>|>|>|>|>|>|>
单位名称|电表|>|>|>|>|水表|>|>|>|>
^|表号|上月|本月|用量|金额|表号|上月|本月|用量|金额
一层|E1|10|30|20|16|W1|1|4|3|9
二层|E2|5|6|1|0.8|W2|2|9|7|21`,
    },
    says: [`E1 ${oct} 20`, `E2 ${oct} 1`, `W1 ${oct} 3`, `W2 ${oct} 7`],
  },
  {
    name: 'two months beside each other under one list of meters',
    file: '2025年.xlsx',
    sheets: { S: `表号|9月|>|10月|>\n^|电量|电费|电量|电费\nE1|90|70|100|80` },
    says: [`E1 ${sep} 90`, `E1 ${oct} 100`],
  },
  {
    name: 'the unit is declared above the table',
    file: 'a.xlsx',
    sheets: { S: `2025年10月电费|>|>\n单位：万千瓦时、万元|>|>\n表号|电量|电费\nE1|1.25|1` },
    says: [`E1 ${oct} 1.25 10000kWh`],
  },
];
