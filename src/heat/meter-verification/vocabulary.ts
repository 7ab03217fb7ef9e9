import { drawTerms } from '#casework/draws/vocabulary.ts';
import { householdFieldTerms, settlementPointFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { kindFields } from '#kernel/kind-fields.ts';
import { kindList } from '#kernel/kind-list.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';
import type { SampleYear, VerificationKind, VerificationResult, VerificationState } from './codes.ts';

export { verificationStates, type VerificationState } from './codes.ts';

export const verificationKindTerms = category<VerificationKind>({
  initial: { zh: '首次检定', en: 'Initial' },
  periodic: { zh: '后续检定', en: 'Subsequent' },
  'in-use': { zh: '使用中检查', en: 'In use' },
});

export const verificationResultTerms = category<VerificationResult>({
  pass: { zh: '检定合格', en: 'Passed' },
  fail: { zh: '检定不合格', en: 'Failed' },
});

/** Fields of a certificate of a meter, as headed in forms, tables and files (`heat.md` 1). */
export const certificateFieldTerms = kindFields({
  certificate: labelTerms.certificate,
  meter: labelTerms.meter,
  kind: { zh: '检定类别', en: 'Kind of verification', of: verificationKindTerms },
  verified: { zh: '检定日期', en: 'Verified on', is: 'day' },
  result: { ...labelTerms.conclusion, of: verificationResultTerms },
  until: { ...labelTerms.validTo, is: 'day' },
  device: { zh: '装表日期', en: 'Device installed on', is: 'day' },
});

const { certificate: _certificate, ...facts } = certificateFieldTerms;

/** The facts of a certificate: its fields but its number. */
export const certificateFacts = facts;

/** How their list is filtered and searched; it is in the order of the numbers. */
export const certificateList = kindList({
  filters: { meter: 'code', result: verificationResultTerms },
  sought: ['certificate', 'meter'],
  sort: { code: 'code' },
});

/** The state of a meter on a day, by its certificates (`heat.md` 4); those that require action first. */
export const verificationStateTerms = category<VerificationState>({
  failed: { zh: '检定不合格', en: 'Failed' },
  overdue: { zh: '超期未检', en: 'Overdue' },
  due: { zh: '即将到期', en: 'Due soon' },
  none: { zh: '没有证书', en: 'No certificate' },
  unknown: { zh: '检定周期未知', en: 'Interval not known' },
  valid: { zh: '在有效期内', en: 'Valid' },
});

/** The year that distinguishes the lots of a sample. */
export const sampleYearTerms = category<SampleYear>({
  installed: { zh: '安装年份', en: 'Year of installation' },
  verified: { zh: '检定年份', en: 'Year of verification' },
});

/** Headings of samples of meters. */
export const sampleTerms = category({
  title: { zh: '计量器具抽样检查', en: 'Samples of meters' },
  lot: { zh: '批次', en: 'Lot' },
  by: { zh: '分批依据', en: 'Lots by' },
  drawn: drawTerms.drawnCount,
  passed: { zh: '合格数', en: 'Passed' },
  failed: { zh: '不合格数', en: 'Failed' },
  waiting: { zh: '待检数', en: 'Waiting' },
  until: { zh: '结果截止', en: 'Results until' },
  listDay: { zh: '名单日期', en: 'Day of the list' },
});

/** Headings of lists of meter supervision. */
export const verificationHeadTerms = category({
  title: labelTerms.meterVerification,
  due: { zh: '应检日期', en: 'Due on' },
  household: householdFieldTerms.code,
  point: settlementPointFieldTerms.code,
  age: { zh: '已使用年数', en: 'Years in use' },
  within: { zh: '多少天内到期', en: 'Due within days' },
  basis: { zh: '检定周期依据', en: 'Basis of the interval' },
  notVerified: { zh: '周期未对照原文', en: 'Interval not verified' },
  byCompany: { zh: '按运营单位', en: 'By company' },
  byRegion: { zh: '按所在地区', en: 'By region' },
  meters: { zh: '计量器具数', en: 'Meters' },
  withoutCertificate: { zh: '没有证书的比例', en: 'Without certificate' },
});

export const verificationVocabulary = {
  certificateField: certificateFieldTerms,
  verificationKind: verificationKindTerms,
  verificationResult: verificationResultTerms,
  verificationState: verificationStateTerms,
  verificationHead: verificationHeadTerms,
  sampleYear: sampleYearTerms,
  sample: sampleTerms,
} as const satisfies Readonly<Record<string, Category>>;
