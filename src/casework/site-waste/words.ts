import type { Words } from '#kernel/finding.ts';

export const siteWasteWords: Words = {
  'waste-not-balanced': {
    zh: '{case} {period}：产生量与利用量、处置量、存放增加量之和相差 {gap} t（月初存放 {before} t）。请核实月报。',
    en: '{case} {period}: the amount generated differs from the sum of reused, disposed of and added to stock by {gap} t (stock at the start: {before} t). Check the report.',
  },
  'waste-kind-not-balanced': {
    zh: '{case} {period} {kind}：产生量与利用量、处置量、存放增加量之和相差 {gap} t（月初存放 {before} t）。请核实月报。',
    en: '{case} {period} {kind}: the amount generated differs from the sum of reused, disposed of and added to stock by {gap} t (stock at the start: {before} t). Check the report.',
  },
  'waste-stock-unknown': {
    zh: '{case} {period}：{before} 月报未报，月初存放量未知，产生量与去向未核对。',
    en: '{case} {period}: the report of {before} is missing, so the stock at the start is not known and the month could not be balanced.',
  },
  'waste-kind-incomplete': {
    zh: '{case} {period}：分类中有 {count} 行未填全；空格不作零计，相应部分未核对。请补全月报。',
    en: '{case} {period}: {count} rows by kind are incomplete. A blank is not zero, so these rows were not checked. Complete the report.',
  },
  'waste-kinds-differ': {
    zh: '{case} {period}：分类产生量合计 {kinds} t，与总量 {whole} t 不一致。请核实月报。',
    en: '{case} {period}: the kinds add up to {kinds} t, the total is {whole} t. Check the report.',
  },
  'waste-month-refiled': {
    zh: '{case} {period}：月报于 {given} 重报（产生量原报 {was} t，现报 {now} t）；{before} 所报的一份仍留在办件记录中。',
    en: '{case} {period} was reported again on {given} (generated: {now} t, before {was} t). The report of {before} stays in the record of the case.',
  },
  'waste-limits-indicative': {
    zh: '排放量上限尚未对照文件原文核实，与上限比较仅供参考。请核实 construction-waste/limit、construction-waste/limit-prefab。',
    en: 'The limits were not verified against the document, so what is compared with them is indicative only. Check construction-waste/limit and construction-waste/limit-prefab.',
  },
  'waste-not-reported': {
    zh: '该时段内没有任何工地月报，各项合计无从统计。',
    en: 'No site has reported for these months, so the totals are not known.',
  },
  'waste-target-needed': {
    zh: '没有本地的资源化利用率目标，不判断是否达标。请由主管部门确定，并在本地知识中写明（construction-waste/reuse-target，%）。',
    en: 'No target for the reuse rate is known here, so it is not judged. The authority has to set it in the local knowledge (construction-waste/reuse-target, %).',
  },
  'waste-month-missing': { zh: '{case}：{period} 月报未报。', en: '{case}: the report of {period} is missing.' },
};
