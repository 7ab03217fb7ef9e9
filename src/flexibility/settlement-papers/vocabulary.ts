import { headingTerms } from '#kernel/heading-terms.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** Papers about an issue, and terms used on more than one of them. */
export const settlementPaperTerms = category({
  statement: labelTerms.issueOfEvent,
  proof: { zh: '响应效果证明', en: 'Proof of response' },
  difference: { zh: '差额通知', en: 'Notice of the difference' },
  committedEnergy: { zh: '承诺电量', en: 'Committed energy', unit: 'kWh' },
  algorithm: { zh: '基线的算法', en: 'Baseline method' },
  changes: { zh: '变动内容', en: 'What changed' },
  day: headingTerms.day,
  isChosen: { zh: '是否选用', en: 'Chosen' },
  chosen: { zh: '选用', en: 'Yes' },
  refused: { zh: '不用', en: 'No' },
});

export const settlementPapersVocabulary = { settlementPaper: settlementPaperTerms } as const satisfies Readonly<Record<string, Category>>;
