import type { MadeBook } from './books.ts';

const oct = '2025-10-01 2025-11-01';
const file = '2025年10月.xlsx';

/** Rows whose figures are not all there, are of several meters, or are not the use of the meter. */
export const figureBooks: readonly MadeBook[] = [
  {
    name: 'a part of a tariff that is empty is not zero: the row is told, and left out',
    file,
    sheets: { S: '表号|尖电量|峰电量|平电量|谷电量\nE1||20|30|40\nE2|1|2|3|4' },
    says: [`E2 ${oct} 10`],
    doubts: ['bill-use-missing'],
  },
  {
    name: 'with a total an empty part does not matter',
    file,
    sheets: { S: '表号|尖电量|峰电量|平电量|谷电量|总电量\nE1||20|30|40|100' },
    says: [`E1 ${oct} 100`],
  },
  {
    name: 'a part in a row of its own that is empty',
    file,
    sheets: { S: '表号|费率|电量|电价|电费\nE1|尖||1.2|\n|峰|200|1|200\n|平|300|0.7|210\n|谷|60|0.3|18' },
    says: [],
    doubts: ['bill-use-missing'],
  },
  {
    name: 'a row with one register only is told',
    file,
    sheets: { S: '表号|上月表底|本月表底|倍率\nE1|10||1\nE2|10|20|1' },
    says: [`E2 ${oct} 10`],
    doubts: ['bill-use-missing'],
  },
  {
    name: 'one use merged over several accounts is of none of them',
    file,
    sheets: { S: '户号|电量|电费\nE1|300|10\nE2|^|20\nE3|50|5' },
    says: [`E3 ${oct} 50`],
    doubts: ['bill-use-merged'],
  },
  {
    name: 'a use merged over the rooms of one meter is that of the meter',
    file,
    sheets: { S: '表号|房号|电量|电费\nE1|101|300|10\n^|102|^|^\nE2|103|50|5' },
    says: [`E1 ${oct} 300`, `E2 ${oct} 50`],
  },
  {
    name: 'a swap in the remarks without a use: two registers of two meters are no difference',
    file,
    sheets: { S: '表号|上月表底|本月表底|倍率|备注\nE1|900|920|1|换表\nE2|10|20|1|' },
    says: [`E2 ${oct} 10`],
    doubts: ['bill-swap-use-missing'],
  },
  {
    name: 'a swap in the remarks with a use',
    file,
    sheets: { S: '表号|上月表底|本月表底|倍率|电量|备注\nE1|900|920|1|20|换表' },
    says: [`E1 ${oct} 20`],
  },
  {
    name: 'the share of common use and corrections are not the use of the meter',
    file,
    sheets: { S: '表号|上月表底|本月表底|倍率|公摊电量|退补电量\nE1|10|20|10|7|0' },
    says: [`E1 ${oct} 100`],
    doubts: ['bill-share-left'],
  },
  {
    name: 'losses are added also where the book has no multiplier',
    file,
    sheets: { S: '表号|上月表底|本月表底|变损\nE1|10|20|3' },
    says: [`E1 ${oct} 13`],
    doubts: ['bill-multiplier-of-ledger'],
  },
  {
    name: 'losses that cannot be read leave the row out',
    file,
    sheets: { S: '表号|上月表底|本月表底|倍率|变损\nE1|10|20|10|见附件\nE2|10|20|10|' },
    says: [`E2 ${oct} 100`],
    doubts: ['bill-loss-unread'],
  },
  {
    name: 'a row of what is fed in is told',
    file,
    sheets: {
      S: '表号|类型|上月示数|本月示数|倍率|电量\nE1|正向有功总|100|110|10|100\n|反向有功总|5|9|10|40\n|尖|10|11|10|10\n|峰|20|23|10|30\n|平|30|34|10|40\n|谷|40|42|10|20',
    },
    says: [`E1 ${oct} 100`],
    doubts: ['bill-share-left'],
  },
  {
    name: 'a bill in a row that is hidden is told',
    file,
    sheets: { S: '表号|电量|电费\nE1|10|8\n~E2|20|16' },
    says: [`E1 ${oct} 10`, `E2 ${oct} 20`],
    doubts: ['bill-hidden-read'],
  },
];
