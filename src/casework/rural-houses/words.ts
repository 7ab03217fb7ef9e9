import type { Words } from '#kernel/finding.ts';

export const ruralHousesWords: Words = {
  'rural-effect-missing': {
    zh: '有 {count} 户没有改造前或改造后一个采暖季的用能，节能效果未知，不计入合计。请在办件中“回访效果”补录。',
    en: '{count} houses have no energy stated for a heating season before or after: their effect is not known and not counted. Record it in their cases with the step “回访效果”.',
  },
  'rural-effect-incomplete': {
    zh: '有 {count} 户的用能缺用量、能源或数据来源，不计入合计。请在办件中补全。',
    en: '{count} houses lack an amount, a carrier or its source and are not counted. Complete them in their cases.',
  },
  'rural-measured-part': {
    zh: '有 {count} 户在平台上的计量未覆盖整个采暖季，仍按填报的用量计。请补齐读数。',
    en: '{count} houses were not measured on the platform for the whole heating season, so the stated amounts are used. Complete their readings.',
  },
  'rural-measured-differs': {
    zh: '有 {count} 户填报的用量与平台计量相差一成以上，按平台计量计。请核对办件中的用能。',
    en: 'For {count} houses the stated amounts differ by more than 10 % from the measurements on the platform, which are used. Check the energy in their cases.',
  },
  'rural-effect-open': {
    zh: '有 {count} 户用了没有折标系数的能源，不计入合计。请在本地知识中补充系数。',
    en: '{count} houses use energy without a standard-coal coefficient and are not counted. Add the coefficient to the local knowledge.',
  },
  'rural-no-coefficient': {
    zh: '知识中没有折标系数 {id}。请在本地知识中补充该系数（kind: coefficient），注明来源。',
    en: 'The knowledge has no standard-coal coefficient {id}. Add it to the local knowledge (kind: coefficient) with its source.',
  },
  'rural-coefficient-unsure': {
    zh: '折标系数 {id}（{value} {unit}）尚未核对原文，由它算出的结果仅供参考。',
    en: 'The coefficient {id} ({value} {unit}) has not been checked against its document: results calculated with it are indicative.',
  },
};
