import { annualReportTerms } from '#reporting/annual-report/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  term: wordsIn(annualReportTerms, 'zh'),
  label: {
    indicative: labels.zh.indicative,
    place: labels.zh.place,
    year: labels.zh.year,
  },
  means: '按模板自动汇编本地年度报告：有数才写，缺数列明原因和应由谁提供；数字可点开追溯。',
  usual: '本级通用模板',
  own: '自带模板',
  file: '上传模板文件（YAML）',
  pasted: '或粘贴模板内容',
  useText: '用此模板',
  drop: '改用知识库模板',
  to: (name: string) => `报送：${name}`,
  by: (name: string) => `模板：${name}`,
  noDue: '适用本地的文件没有写明报送日期。',
  complete: '没有缺数。',
  why: '未写入的原因',
  empty: '这一部分尚无数据，见下方“尚缺的数据”。',
  openAll: '展开各部分',
  closeAll: '收起各部分',
  inside: (sentences: number, charts: number) => [`${sentences} 句`, ...(charts === 0 ? [] : [`${charts} 图`])].join('，'),
  rows: (count: number) => `${count} 项`,
  ofGoal: '占目标值的百分比（%）',
  along: '分项',
  part: (n: number) => `来源${n}`,
  gaps: '空缺为没有数据，不是零。',
  striped: '斜纹为估算，实色为实测；空缺为没有数据，不是零。',
  issue: '签发年度报告',
  issueMeans: '签发后成为正式文件，各项数字定格；此后有更正，再次签发只签发差异。',
};

const en: typeof zh = {
  term: wordsIn(annualReportTerms, 'en'),
  label: {
    indicative: labels.en.indicative,
    place: labels.en.place,
    year: labels.en.year,
  },
  means:
    'Compiled from a template. Figures on record are included and open to their source; missing data are listed with the reason and who should provide them.',
  usual: 'Standard template for this level',
  own: 'Custom template',
  file: 'Upload a template (YAML)',
  pasted: 'Or paste the template text',
  useText: 'Use this template',
  drop: 'Use a template from the knowledge base',
  to: (name) => `To: ${name}`,
  by: (name) => `Template: ${name}`,
  noDue: 'No document that applies here states a due date.',
  complete: 'Nothing is missing.',
  why: 'Why it is not included',
  empty: 'Data for this part are missing. See “Still missing” below.',
  openAll: 'Open all parts',
  closeAll: 'Close all parts',
  inside: (sentences, charts) =>
    [
      `${sentences} ${sentences === 1 ? 'sentence' : 'sentences'}`,
      ...(charts === 0 ? [] : [`${charts} ${charts === 1 ? 'chart' : 'charts'}`]),
    ].join(', '),
  rows: (count) => `${count} ${count === 1 ? 'row' : 'rows'}`,
  ofGoal: 'Share of target (%)',
  along: 'Item',
  part: (n) => `source ${n}`,
  gaps: 'A gap means no data, not zero.',
  striped: 'Striped: estimated. Solid: measured. A gap means no data, not zero.',
  issue: 'Issue the annual report',
  issueMeans: 'Issuing makes it an official statement with fixed figures. Issuing again after corrections states only the differences.',
};

export const annualReportPageWords: PageWords<typeof zh> = { zh, en };
