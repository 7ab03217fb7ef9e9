import type { Words } from '#kernel/finding.ts';

export const ruralHousesWords: Words = {
  'rural-effect-missing': {
    zh: '有 {count} 户没有改造前或改造后一个采暖季的用能，节能效果未知，不计入合计。请在办件中“回访效果”补录。',
    en: 'Of {count} houses the energy before or after is not stated: their effect is not known and in no sum. Record it in their cases.',
  },
  'rural-effect-incomplete': {
    zh: '有 {count} 户的用能缺用量、能源或数据来源，不计入合计。请在办件中补全。',
    en: 'Of {count} houses an amount, a carrier or its source is missing: they are in no sum. Complete them in their cases.',
  },
  'rural-measured-part': {
    zh: '有 {count} 户在平台上的计量未覆盖整个采暖季，仍按填报的用量计。请补齐读数。',
    en: 'Of {count} houses the platform has not measured the whole heating season: what was stated counts. Complete their readings.',
  },
  'rural-measured-differs': {
    zh: '有 {count} 户填报的用量与平台计量相差一成以上，按平台计量计。请核对办件中的用能。',
    en: 'In {count} houses what was stated differs by more than a tenth from what the platform measured, which counts. Check the energy in their cases.',
  },
  'rural-effect-open': {
    zh: '有 {count} 户用了没有折标系数的能源，不计入合计。',
    en: '{count} houses use energy that has no coefficient of standard coal: they are in no sum.',
  },
  'rural-no-coefficient': {
    zh: '知识中没有折标系数 {id}。请在本地知识中补充该系数（kind: coefficient），注明来源。',
    en: 'Knowledge has no coefficient {id}. Add it to your own knowledge (kind: coefficient) with its source.',
  },
  'rural-coefficient-unsure': {
    zh: '折标系数 {id}（{value} {unit}）尚未核对原文，由它算出的结果仅供参考。',
    en: 'The coefficient {id} ({value} {unit}) is not confirmed: what is calculated with it is indicative.',
  },
};
