import { category } from './vocabulary.ts';

/** Bounds of a range, values outside it, frequencies: headings of many tables of figures. */
export const rangeTerms = category({
  lowerEnd: { zh: '区间下限', en: 'Lower end' },
  lowerLimit: { zh: '下限', en: 'Lower limit' },
  otherBuildings: { zh: '其余建筑', en: 'other buildings' },
  takesTimes: { zh: '次数', en: 'Times' },
  upperEnd: { zh: '区间上限', en: 'Upper end' },
  upperLimit: { zh: '上限', en: 'Upper limit' },
  mostPower: { zh: '最大功率', en: 'Maximum power' },
  issueOfEvent: { zh: '结算单', en: 'Issue' },
  consent: { zh: '同意', en: 'Consent' },
});
