import type { Words } from '#kernel/finding.ts';

/** What units, payments and supplies say. */
export const heatInputsWords: Words = {
  'account-unknown': {
    zh: '没有编号为「{value}」的用热人，或不是该户的用热人；请核对编号与户号。',
    en: 'There is no account "{value}", or it is not of that household: check both.',
  },
  repeated: {
    zh: '凭证号 {code} 已登记为另一笔缴费；如需更正，请先撤销原来的导入。',
    en: 'Reference {code} stands for another payment already: to correct it, undo the import that brought it.',
  },
  'supply-meter-unknown': {
    zh: '没有购热计量点「{value}」，请先导入计量点。',
    en: 'There is no metering point "{value}" that heat is bought by; import it first.',
  },
  'supply-price-bad': { zh: '购热价格不能为负：{value}。', en: 'A price is not below 0: {value}.' },
  'units-bad': { zh: '分摊值不能为负：{value}。', en: 'Units are not below 0: {value}.' },
};
