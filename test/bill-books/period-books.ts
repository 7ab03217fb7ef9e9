import type { MadeBook } from './books.ts';

const oct = '2025-10-01 2025-11-01';
const nov = '2025-11-01 2025-12-01';
const winter = '2025-11-01 2026-04-01';

/** Books whose time is more than one month, or not a whole one, and books that may be read in two ways. */
export const periodBooks: readonly MadeBook[] = [
  {
    name: 'a title of several months over two years, whole',
    file: 'a.xlsx',
    sheets: { S: `市医院2025年11月至2026年3月热费|>|>\n热表号|用热量(GJ)|热费\nH1|500|20000` },
    says: [`H1 ${winter} 500 GJ`],
  },
  {
    name: 'the same with dots, of a counter',
    file: 'a.xlsx',
    sheets: { S: `电费 2025.11-2026.03|>|>\n表号|上期表底|本期表底\nR1|100|160` },
    says: ['R1 2025-11-01 100', 'R1 2026-04-01 160'],
  },
  {
    name: 'the same with a wave, in the name of the file',
    file: '电费2025-11~2026-03.xlsx',
    sheets: { S: `表号|电量|电费\nE1|900|700` },
    says: [`E1 ${winter} 900`],
  },
  {
    name: 'two months with a comma between',
    file: 'a.xlsx',
    sheets: { S: `商场2025年11月、12月水费|>|>\n水表号|水量(m³)|水费\nW1|90|270` },
    says: ['W1 2025-11-01 2026-01-01 90 m3'],
  },
  {
    name: 'a quarter',
    file: '2025年第三季度电费.xlsx',
    sheets: { S: `表号|电量|电费\nE1|300|200` },
    says: ['E1 2025-07-01 2025-10-01 300'],
  },
  {
    name: 'until March of the next year',
    file: 'a.xlsx',
    sheets: { S: `2025年11月至次年3月用电|>|>\n表号|电量|电费\nE1|300|200` },
    says: [`E1 ${winter} 300`],
  },
  {
    name: 'November to March of one year is asked about: it may begin or end in it',
    file: 'a.xlsx',
    sheets: { S: `2025年11月至3月用电|>|>\n表号|电量|电费\nE1|300|200` },
    asks: ['period'],
    says: [],
  },
  {
    name: 'a title with two months, that of paying and that of use, is asked about',
    file: 'a.xlsx',
    sheets: { S: `2025年11月缴10月电费|>|>\n表号|电量|电费\nE1|300|200` },
    asks: ['period'],
    says: [],
  },
  {
    name: 'two months in the title and one in the name of the sheet are asked about',
    file: 'a.xlsx',
    sheets: { '10月': `2025年9-10月水费|>|>\n水表号|水量(m³)|水费\nW1|90|270` },
    asks: ['period'],
    says: [],
  },
  {
    name: 'sheets that each name a month under one title of all of them are of these months',
    file: 'a.xlsx',
    sheets: {
      '11月': `2025年11月至2026年3月热费|>|>\n热表号|用热量(GJ)|热费\nH1|90|270`,
      '1月': `2025年11月至2026年3月热费|>|>\n热表号|用热量(GJ)|热费\nH1|120|360`,
    },
    says: [`H1 ${nov} 90 GJ`, 'H1 2026-01-01 2026-02-01 120 GJ'],
  },
  {
    name: 'a heating season with a column of months',
    file: 'a.xlsx',
    sheets: {
      S: `市医院2024-2025采暖季热费|>|>|>\n热表号|月份|用热量(GJ)|热费\nH1|11月|10|1\nH1|12月|20|2\nH1|1月|30|3\nH1|2月|25|2\nH1|3月|15|1`,
    },
    says: [
      'H1 2024-11-01 2024-12-01 10 GJ',
      'H1 2024-12-01 2025-01-01 20 GJ',
      'H1 2025-01-01 2025-02-01 30 GJ',
      'H1 2025-02-01 2025-03-01 25 GJ',
      'H1 2025-03-01 2025-04-01 15 GJ',
    ],
  },
  {
    name: 'a heating season with months beside each other',
    file: '24-25供暖期.xlsx',
    sheets: { S: `热表号|11月|>|12月|>|1月|>\n^|热量(GJ)|热费|热量(GJ)|热费|热量(GJ)|热费\nH1|10|1|20|2|30|3` },
    says: ['H1 2024-11-01 2024-12-01 10 GJ', 'H1 2024-12-01 2025-01-01 20 GJ', 'H1 2025-01-01 2025-02-01 30 GJ'],
  },
  {
    name: 'a heating season with a sheet for each month',
    file: '2024-2025供暖期热费.xlsx',
    sheets: { '12月': `热表号|热量(GJ)|热费\nH1|20|2`, '1月': `热表号|热量(GJ)|热费\nH1|30|3` },
    says: ['H1 2024-12-01 2025-01-01 20 GJ', 'H1 2025-01-01 2025-02-01 30 GJ'],
  },
  {
    name: 'a heating season as a whole is asked for its days',
    file: 'a.xlsx',
    sheets: { S: `市医院2024-2025采暖季热费|>|>\n热表号|用热量(GJ)|热费\nH1|500|20000` },
    asks: ['season'],
    says: [],
  },
  {
    name: 'a heating season as a whole with its days',
    file: 'a.xlsx',
    sheets: { S: `市医院2024-2025采暖季热费|>|>\n热表号|用热量(GJ)|热费\nH1|500|20000` },
    said: { season: { first: '11-15', last: '03-15' } },
    says: ['H1 2024-11-15 2025-03-16 500 GJ'],
  },
  {
    name: 'months that pass December under one year are asked for the year',
    file: '2025年电费.xlsx',
    sheets: { S: `月份|表号|电量|电费\n11月|E1|80|60\n12月|E1|90|70\n1月|E1|100|75` },
    asks: ['year', 'year', 'year'],
    says: [],
  },
  {
    name: 'the year that is answered is that of the first of these months',
    file: '2025年电费.xlsx',
    sheets: { S: `月份|表号|电量|电费\n11月|E1|80|60\n12月|E1|90|70\n1月|E1|100|75` },
    said: { year: 2024 },
    says: ['E1 2024-11-01 2024-12-01 80', 'E1 2024-12-01 2025-01-01 90', 'E1 2025-01-01 2025-02-01 100'],
  },
  {
    name: 'December in a paper of January is asked for its year',
    file: '2025年1月报表.xlsx',
    sheets: { '12月': `表号|电量|电费\nE1|80|60` },
    asks: ['year'],
    says: [],
  },
  {
    name: 'days from the first to the last of a month: the last belongs to it',
    file: 'a.xlsx',
    sheets: { S: `表号|起始日期|终止日期|电量|电费\nE1|2025-10-01|2025-10-31|310|200` },
    says: [`E1 ${oct} 310`],
  },
  {
    name: 'days under one head of days of reading, the last belongs to it',
    file: 'a.xlsx',
    sheets: { S: `表号|抄表日期|>|电量|电费\n^|起|止|^|^\nE1|2025-10-01|2025-10-31|310|200` },
    says: [`E1 ${oct} 310`],
  },
  {
    name: 'periods that share a day are those between days of reading',
    file: 'a.xlsx',
    sheets: { S: `表号|开始日期|结束日期|电量|电费\nE1|2025-09-28|2025-10-27|310|200\nE1|2025-10-27|2025-11-03|50|40` },
    says: ['E1 2025-09-28 2025-10-27 310', 'E1 2025-10-27 2025-11-03 50'],
  },
  {
    name: 'periods that follow each other by a day have their last day in them',
    file: 'a.xlsx',
    sheets: { S: `表号|开始日期|结束日期|电量|电费\nE1|2025-09-28|2025-10-26|310|200\nE1|2025-10-27|2025-11-03|50|40` },
    says: ['E1 2025-09-28 2025-10-27 310', 'E1 2025-10-27 2025-11-04 50'],
  },
  {
    name: 'days that show neither are asked about',
    file: 'a.xlsx',
    sheets: { S: `表号|开始日期|结束日期|电量|电费\nE1|2025-09-28|2025-10-26|310|200` },
    asks: ['end'],
    says: [],
  },
  {
    name: 'days that show neither, with the answer',
    file: 'a.xlsx',
    sheets: { S: `表号|开始日期|结束日期|电量|电费\nE1|2025-09-28|2025-10-26|310|200` },
    said: { endDay: 'included' },
    says: ['E1 2025-09-28 2025-10-27 310'],
  },
  {
    name: 'titles whose periods share a day are those between days of reading',
    file: 'a.xlsx',
    sheets: {
      甲: `抄表周期：2025-10-01至2025-11-01|>|>\n表号|电量|电费\nE1|88|70`,
      乙: `抄表周期：2025-11-01至2025-12-01|>|>\n表号|电量|电费\nE1|99|80`,
    },
    says: [`E1 ${oct} 88`, `E1 ${nov} 99`],
  },
  {
    name: 'a column of periods, each in one cell',
    file: '2025年11月.xlsx',
    sheets: { S: `表号|计费周期|电量|电费\nE1|2025.10.01-2025.10.31|310|200` },
    says: [`E1 ${oct} 310`],
  },
  {
    name: 'a title of days without a year, which the file names',
    file: '2025年电费.xlsx',
    sheets: { '10月': `电费（9月26日-10月25日）|>|>\n表号|电量|电费\nE1|310|200` },
    says: ['E1 2025-09-26 2025-10-26 310'],
  },
  {
    name: 'registers at the ends of June and September are three months',
    file: '2025年抄表.xlsx',
    sheets: { S: `表号|6月底|9月底|倍率|电量\nR1|10|14|80|320\nE1|10|40|1|30` },
    says: ['R1 2025-07-01 10', 'R1 2025-10-01 14', 'E1 2025-07-01 2025-10-01 30'],
  },
  {
    name: 'registers at the ends of months in a row are a month each',
    file: '2025年抄表.xlsx',
    sheets: { S: `表号|7月底读数|8月底读数|9月底读数|倍率\nE1|10|14|20|10` },
    says: ['E1 2025-08-01 2025-09-01 40', 'E1 2025-09-01 2025-10-01 60'],
  },
  {
    name: 'registers on days of their own',
    file: '2025年10月.xlsx',
    sheets: { S: `表号|9月25日读数|10月25日读数|倍率\nR1|10|14|80` },
    says: ['R1 2025-09-25 10', 'R1 2025-10-25 14'],
  },
  {
    name: 'January’s book begins at the end of December of the year before',
    file: '2025年1月.xlsx',
    sheets: { S: `表号|12月底表底|1月底表底|倍率\nR1|10|14|80` },
    says: ['R1 2025-01-01 10', 'R1 2025-02-01 14'],
  },
  {
    name: 'registers of January and December: a year’s ends, not a month',
    file: '2025年.xlsx',
    sheets: { S: `表号|1月底表底|12月底表底|倍率\nR1|10|140|80` },
    says: ['R1 2025-02-01 10', 'R1 2026-01-01 140'],
  },
];
