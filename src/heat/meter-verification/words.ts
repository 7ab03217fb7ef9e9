import type { Words } from '#kernel/finding.ts';

export const verificationWords: Words = {
  'no-such-certificate': { zh: '没有编号为 {certificate} 的检定证书。', en: 'There is no certificate {certificate} of a meter.' },
  'certificate-meter-unknown': {
    zh: '检定证书所属的计量点 {value} 不存在，请核对代码或先导入计量点。',
    en: 'There is no metering point {value} for the certificate: check the code, or import it first.',
  },
  'certificate-number-fixed': {
    zh: '证书编号 {code} 不能修改；请撤销后重新导入。',
    en: 'The number {code} of a certificate cannot be changed; undo it and import it again.',
  },
  'certificate-ends-early': {
    zh: '有效期至 {until} 早于检定日期 {verified}；请按证书改正。',
    en: 'The end of validity, {until}, is before the verification on {verified}: correct it according to the certificate.',
  },
  'no-such-meter-sample': { zh: '{draw} 不是计量器具的抽样。请核对编号。', en: '{draw} is not a sample of meters. Check the number.' },
  'sample-without-meters': {
    zh: '{on} 没有符合这些条件的计量器具，无从抽样。请放宽条件。',
    en: 'No matching meters on {on}, so there is nothing to draw from. Use fewer conditions.',
  },
  'sample-ends-early': {
    zh: '检查结果截止于 {until}，早于抽取之日 {drawn}，请改正。',
    en: 'The deadline for results, {until}, is before the draw on {drawn}: correct it.',
  },
  'meter-has-certificates': {
    zh: '计量点 {code} 有检定证书 {certificate}。',
    en: 'The metering point {code} has the certificate {certificate}.',
  },
};
