import { labelTerms } from '#kernel/label-terms.ts';
import { category } from '#kernel/vocabulary.ts';

/** Which aspect of a value an item scores. */
export const schemeModeTerms = category({
  level: { zh: '当年水平', en: 'Level in the year' },
  improvement: { zh: '比上年改善', en: 'Improvement on the year before' },
});

/** Terms of assessments. */
export const assessmentTerms = category({
  assessment: labelTerms.assessment,
  scheme: { zh: '考核办法', en: 'Assessment scheme' },
  item: { zh: '考核项目', en: 'Assessment item' },
  weight: { zh: '考核分值', en: 'Weight' },
  full: { zh: '满分值', en: 'Full at' },
  zero: { zh: '零分值', en: 'Zero at' },
  score: { zh: '考核得分', en: 'Score' },
  veto: { zh: '一票否决', en: 'Veto' },
  point: { zh: '考核分', en: 'Points' },
});

/** The unit of form counts. */
export const formUnitTerm = { zh: '份', en: 'returns' } as const;

export const assessmentVocabulary = { schemeMode: schemeModeTerms, assessment: assessmentTerms };
