import { labels } from '#kernel/label-terms.ts';
import { statusTerms, wordsIn } from '#kernel/vocabulary.ts';
import {
  citedTerms,
  citingTerms,
  standardFieldTerms,
  standardKindTerms,
  standardOutcomeTerms,
  standardStateTerms,
} from '#casework/standards/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const termsIn = (language: 'zh' | 'en') => ({
  field: wordsIn(standardFieldTerms, language),
  kind: wordsIn(standardKindTerms, language),
  state: wordsIn(standardStateTerms, language),
  outcome: wordsIn(standardOutcomeTerms, language),
  status: wordsIn(statusTerms, language) as Readonly<Record<string, string>>,
  cited: wordsIn(citedTerms, language),
  citing: wordsIn(citingTerms, language),
});

const zh = {
  ...termsIn('zh'),
  label: {
    standards: labels.zh.standards,
    import: labels.zh.import,
    all: labels.zh.all,
    indicative: labels.zh.indicative,
    findings: labels.zh.findings,
    nothing: labels.zh.nothing,
    source: labels.zh.source,
  },
  below: '按体系编码管理工程建设标准：状态、代替关系、复审到期，以及哪些标准被限额、评价和政策引用。',
  tabs: { library: '按体系编码', due: standardFieldTerms.reexaminationDue.zh, cited: '被引用的标准' },
  tree: '体系编码表',
  basis: (document: string, clause: string) => `${document} ${clause}`,
  none: '标准库尚无标准。请导入标准清单（csv 或 xlsx）。',
  noneHere: '此层以下尚无标准。',
  on: '到期日截至',
  dueMeans: '现行标准自上次复审（没有则自发布）满复审周期应当复审；到期日不是工作日的顺延到下一个工作日。',
  rule: (months: number, basis: string, status: string | undefined) =>
    `复审周期 ${months} 个月（${basis}${status === undefined ? '' : `，${status}`}）。`,
  evaluation: '实施评估',
  evaluationOf: (code: string) => `${code} 的实施评估问卷`,
  survey: '问卷',
  citedMeans: '知识文件的原文引用了这些标准；标准库未收录的排在前面。',
};

const en: typeof zh = {
  ...termsIn('en'),
  label: {
    standards: labels.en.standards,
    import: labels.en.import,
    all: labels.en.all,
    indicative: labels.en.indicative,
    findings: labels.en.findings,
    nothing: labels.en.nothing,
    source: labels.en.source,
  },
  below: 'Construction standards by system code: state, replacements, review dates, and which of them quotas, ratings and policies cite.',
  tabs: { library: 'By code', due: standardFieldTerms.reexaminationDue.en, cited: 'Cited standards' },
  tree: 'Code table',
  basis: (document, clause) => `${document}, ${clause}`,
  none: 'There are no standards yet. Import a list (csv or xlsx).',
  noneHere: 'There are no standards below this level yet.',
  on: 'Due by',
  dueMeans:
    'A standard in force is due for review a fixed term after its last review, or after issue if there was none. A due date on a day off moves to the next workday.',
  rule: (months, basis, status) => `The review interval is ${months} months (${basis}${status === undefined ? '' : `, ${status}`}).`,
  evaluation: 'Evaluation',
  evaluationOf: (code) => `Survey of the users of ${code}`,
  survey: 'Survey',
  citedMeans: 'Standards cited by the knowledge files. Those missing from the library come first.',
};

export const standardsPageWords: PageWords<typeof zh> = { zh, en };
