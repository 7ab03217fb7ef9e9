import type { Words } from '#kernel/finding.ts';

export const standardsWords: Words = {
  'no-such-standard': { zh: '标准库中没有体系编码为 {standard} 的标准。', en: 'The library has no standard with the code {standard}.' },
  'standard-code-unknown': {
    zh: '体系编码 {value} 不在编码表中。编码为五个以点相连的整数（部分.专业.类别.专项.序号），表中没有的层次写 0，如 3.6.1.0.12。',
    en: 'The code {value} is not in the code table. A code is five integers with dots (part, discipline, category, item, number), with 0 for a level that the table lacks: 3.6.1.0.12.',
  },
  'standard-code-incomplete': {
    zh: '体系编码 {value} 不完整：编码表在写 0 的层次还有下级，请写到最下一级；序号不能为 0。',
    en: 'The code {value} is not complete: the code table goes on where it has 0. Give the lowest level; the number is never 0.',
  },
  'standard-reviewed-before-issued': {
    zh: '复审日期 {reviewed} 早于发布日期 {issued}，请改正。',
    en: 'It was reviewed on {reviewed}, before it was issued on {issued}: correct the dates.',
  },
  'standard-abolished-before-issued': {
    zh: '废止日期 {abolished} 早于发布日期 {issued}，请改正。',
    en: 'It was abolished on {abolished}, before it was issued on {issued}: correct the dates.',
  },
  'standard-abolished-in-force': {
    zh: '{code} 写有废止日期 {abolished}，状态却不是“废止”。请改状态，或删去废止日期。',
    en: '{code} has the abolition date {abolished}, but its state is not “Abolished”. Correct the state, or remove the date.',
  },
  'standard-withdrawn-cited': {
    zh: '废止的标准 {number}（{standard}）仍被 {entries} 条知识引用，首条为 {first}。请在“被引用的标准”中逐条核对。',
    en: '{number} ({standard}), which is withdrawn, is cited by {entries} entries of knowledge, first by {first}. Go through them under “Cited standards”.',
  },
  'notice-standard-withdrawn': {
    zh: '标准 {number}（{standard}）已废止，仍被 {entries} 条知识引用，首条为 {first}。',
    en: '{number} ({standard}) was withdrawn and is cited by {entries} entries of knowledge, first by {first}.',
  },
  'standard-cited-withdrawn': {
    zh: '{number} 已废止，标准库中没有代替它的标准。请核对引用它的条文是否仍适用。',
    en: '{number} was withdrawn, and the library has nothing that replaces it. Check whether what cites it still applies.',
  },
  'standard-cited-replaced': {
    zh: '{number} 已废止，由 {by} 代替。请核对引用它的条文，改引现行标准。',
    en: '{number} was withdrawn and is replaced by {by}. Check what cites it, and have it cite the one in force.',
  },
  'standard-day-missing': {
    zh: '{code} 现行，但没有发布日期和复审日期，无法推算何时复审。请补上日期。',
    en: '{code} is in force but has neither an issue date nor a review date, so its re-examination date is not known. Add the date.',
  },
  'standard-number-twice': {
    zh: '标准编号 {number} 同时用于 {code} 和 {others}。请核对体系编码。',
    en: 'The number {number} appears under {code} and under {others}. Check the codes.',
  },
  'standard-replaces-ring': {
    zh: '{code} 的代替关系首尾相接。请核对“代替”一栏。',
    en: 'The replacements of {code} form a circle. Check what it replaces.',
  },
  'standard-replaced-in-force': {
    zh: '{code} 已被现行的 {newer} 代替，状态仍为现行。请核对状态。',
    en: '{code} was replaced by {newer}, which is in force, but is still marked as in force. Check its state.',
  },
};
