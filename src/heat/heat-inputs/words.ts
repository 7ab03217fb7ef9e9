import type { Words } from '#kernel/finding.ts';

export const heatInputsWords: Words = {
  'account-unknown': {
    zh: '没有编号为“{value}”的用热人，或不是该户的用热人；请核对编号与户号。',
    en: 'There is no account "{value}", or it is not of that household: check both.',
  },
  'paid-in-future': {
    zh: '缴费日期 {value} 还没有到；请改正日期，或到账后再导入。',
    en: 'The payment date {value} is in the future: correct it, or import the row once it is paid.',
  },
  'reference-spelled': {
    zh: '凭证号“{code}”与“{other}”只是写法不同（全角半角、大小写、空格或连字符），按同一笔缴费处理。请核对凭证号。',
    en: 'Reference "{code}" is "{other}" in another spelling (width, case, spaces or dash), and counts as the same payment. Check it.',
  },
  repeated: {
    zh: '凭证号 {code} 另有一笔内容不同的缴费（已导入，或在同一文件中）。请核对凭证号；要更正已导入的，先撤销那次导入。',
    en: 'Reference {code} is also used for a different payment, imported earlier or in this file: check it; to correct an imported payment, undo its import first.',
  },
  'supply-meter-unknown': {
    zh: '没有购热计量点“{value}”，请先导入计量点。',
    en: 'There is no metering point "{value}" for heat bought; import it first.',
  },
  'supply-price-bad': {
    zh: '购热价格“{value}”不可用：请写不带正负号和逗号的数，如 30.50。',
    en: '"{value}" is not a valid price: write a number without sign or comma, such as 30.50.',
  },
  'units-bad': { zh: '分摊值不能为负：{value}；请核对抄表值。', en: 'Units cannot be negative: {value}. Check the reading.' },
};
