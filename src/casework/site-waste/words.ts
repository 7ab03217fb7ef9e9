import type { Words } from '#kernel/finding.ts';

export const siteWasteWords: Words = {
  'waste-not-balanced': {
    zh: '{case} {period}：产生量与利用、处置、存放之和相差 {gap} t。请核实月报。',
    en: '{case} {period}: made differs from reused, disposed of and stored by {gap} t. Check the report.',
  },
  'waste-kind-not-balanced': {
    zh: '{case} {period} {kind}：产生量与利用、处置、存放之和相差 {gap} t。请核实月报。',
    en: '{case} {period} {kind}: made differs from reused, disposed of and stored by {gap} t. Check the report.',
  },
  'waste-kinds-differ': {
    zh: '{case} {period}：分类产生量合计 {kinds} t，与总量 {whole} t 不一致。请核实月报。',
    en: '{case} {period}: the kinds come to {kinds} t, the whole to {whole} t. Check the report.',
  },
  'waste-not-reported': {
    zh: '该时段内没有任何工地月报，各项合计无从统计。',
    en: 'No site has reported for these months, so the sums are not known.',
  },
  'waste-target-needed': {
    zh: '没有本地的资源化利用率目标，不判断是否达标。请由主管部门确定，并在本地知识中写明（construction-waste/reuse-target，%）。',
    en: 'No target for the share reused is known here, so it is not judged. The authority sets it, in knowledge of its own (construction-waste/reuse-target, %).',
  },
  'waste-month-missing': { zh: '{case}：{period} 月报未报。', en: '{case}: the report of {period} is missing.' },
};
