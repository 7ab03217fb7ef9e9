import type { Words } from '#kernel/finding.ts';

/** Messages of assessments. */
export const assessmentWords: Words = {
  'scheme-invalid': {
    zh: '考核办法文件有 {faults} 处错误，首处在第 {line} 行第 {column} 列；请逐处改正后再试。',
    en: 'The scheme file has {faults} faults, the first in line {line}, column {column}: correct each and try again.',
  },
  'assessment-other-kind': {
    zh: '{file} 不是考核办法文件（kind 为 {kind}）。请在首行写 kind: assessment。',
    en: '{file} is not an assessment scheme file (its kind is {kind}). Begin it with `kind: assessment`.',
  },
  'scheme-name-unknown': {
    zh: '{file} 第 {line} 行第 {column} 列：{what} {name} 不存在，请改正名称。',
    en: '{file} line {line}, column {column}: there is no {what} {name}. Correct the name.',
  },
  'what=indicator': { zh: '指标编号', en: 'indicator' },
  'what=task': { zh: '文件任务', en: 'task of a document' },
  'what=form': { zh: '报表', en: 'form' },
  'what=form-unit-fact': { zh: '地区字段或本办法的项目', en: 'fact of places or item of the scheme' },
  'no-such-scheme': {
    zh: '没有考核办法 {scheme}；可用 assessment list 查看现有办法。',
    en: 'There is no assessment scheme {scheme}: see `assessment list`.',
  },
  'assessment-question': {
    zh: '考核评分须写明办法（scheme）、地区（region）和年度（year）。',
    en: 'An assessment needs a scheme, a region and a year.',
  },
  'assessment-no-places': { zh: '{place} 没有下级地区，无法考核。', en: '{place} has no places below it to assess.' },
  'assessment-scheme-sample': {
    zh: '本办法出自 {source}（{standing}），分值和标准只是示例；请以本地印发的考核办法文件替换。',
    en: 'The scheme follows {source} ({standing}); its weights and limits are only examples: replace it with the scheme issued for your place.',
  },
  'assessment-item-missing': { zh: '“{item}”没有数值，按 0 分计。', en: '“{item}” has no value and scores 0.' },
  'assessment-indicator-missing': {
    zh: '“{item}”所用的指标在 {year} 年没有现行版本。',
    en: 'The indicator of “{item}” is not in force in {year}.',
  },
  'assessment-target-missing': {
    zh: '“{item}”所用的文件目标不适用于本地，没有现状值。',
    en: 'The target used by “{item}” does not apply here, so it has no value.',
  },
  'assessment-task-missing': { zh: '“{item}”所用的文件任务不适用于本地。', en: 'The task used by “{item}” does not apply here.' },
  'assessment-task-unreported': {
    zh: '任务“{name}”尚未交办或未填报进展；请先交办并填报。',
    en: 'The task “{name}” has not been assigned or reported on: assign it, then report its progress.',
  },
  'assessment-task-later': {
    zh: '任务“{name}”在 {year} 年内没有填报，采用最近一次（{day}）填报的进度。',
    en: 'No progress was reported on the task “{name}” by the end of {year}: the latest report ({day}) is used.',
  },
  'assessment-form-missing': { zh: '“{item}”所用的报表在 {year} 年没有现行版本。', en: 'The form of “{item}” is not in force in {year}.' },
  'assessment-form-unowed': {
    zh: '{year} 年本地没有应报“{name}”的填报单元。',
    en: 'No unit here has to submit the form “{name}” for {year}.',
  },
  'assessment-veto-open': {
    zh: '因缺少 {needs}，无法判断是否应予否决（{veto}），未否决；请补全。',
    en: 'Without {needs}, the veto ({veto}) cannot be judged and is not applied: fill these in.',
  },
};
