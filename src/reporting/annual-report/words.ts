import type { Words } from '#kernel/finding.ts';

/** Messages of yearly reports. */
export const annualReportWords: Words = {
  'no-report-template': {
    zh: '没有年度报告模板“{template}”；可用 --template 给出模板文件。',
    en: 'There is no annual report template “{template}”: give a template file with --template.',
  },
  'report-template-twice': {
    zh: '同时给出了已有模板“{template}”和模板文件，不知应按哪一个；请去掉其一（template 或 file）。',
    en: 'Both the template “{template}” and a file are given, and only one can be followed: leave out template or file.',
  },
  'template-invalid': {
    zh: '年度报告模板有 {faults} 处错误，首处在第 {line} 行第 {column} 列；请逐处改正后再试。',
    en: 'The template has {faults} faults, the first in line {line}, column {column}: correct each and try again.',
  },
  'report-template-other-kind': {
    zh: '{file} 不是年度报告模板（kind 为 {kind}）。请在首行写 kind: report-template。',
    en: '{file} is not an annual report template (its kind is {kind}). Begin it with `kind: report-template`.',
  },
  'annual-report-question': {
    zh: '年度报告须写明地区（region）和年度（year）。',
    en: 'An annual report needs a region and a year.',
  },
  'annual-report-name': {
    zh: '本平台没有{name}；请改正模板，或由管理员补充。',
    en: 'There is no {name} here: correct the template, or have it added.',
  },
  'annual-report-field': {
    zh: '报表“{form}”没有可汇总的栏目 {column}；请改正模板。',
    en: 'The form “{form}” has no field {column} that can be totalled: correct the template.',
  },
  'annual-report-no-pictures': {
    zh: '运行本平台的系统上没有可用的绘图组件（{trouble}），{charts} 幅图未绘制；各项数值见表。',
    en: 'Charts cannot be drawn on this server ({trouble}), so {charts} charts are left out; the tables contain the same values.',
  },
  'annual-report-returns': {
    zh: '“{form}”应报 {of} 份，已审核 {accepted} 份。',
    en: 'Of {of} returns on “{form}”, {accepted} are accepted.',
  },
  'annual-report-unassigned': { zh: '任务“{name}”尚未交办。', en: 'The task “{name}” has not been assigned.' },
  'annual-report-unreported': { zh: '任务“{name}”尚未填报进展。', en: 'No progress has been reported on the task “{name}”.' },
};
