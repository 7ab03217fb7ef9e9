import type { Words } from '#kernel/finding.ts';

export const disclosureWords: Words = {
  'disclosure-no-use': { zh: '该年没有用能读数。', en: 'No use was measured in that year.' },
  'disclosure-use-negative': {
    zh: '{carrier} 用量为负：扣减的多于计量的，请核对计量点的上级和分摊。',
    en: 'The use of {carrier} is below zero: more is subtracted than was measured. Check the parents and shares of its meters.',
  },
  'disclosure-area-missing': {
    zh: '建筑面积未填写，无法判断是否达到公示门槛；请补填。',
    en: 'The floor area is not known, so it cannot be compared with the threshold. Fill it in.',
  },
  'disclosure-area-small': {
    zh: '建筑面积 {area} m²，低于公示门槛 {least} m²。',
    en: 'The floor area of {area} m² is below the threshold of {least} m².',
  },
  'disclosure-coverage-low': {
    zh: '数据覆盖率 {coverage}%，低于公示门槛 {least}%。',
    en: 'Coverage is {coverage} %, below the threshold of {least} %.',
  },
  'disclosure-consent-missing': {
    zh: '本市规定公示须有业主同意，请写明由谁、以何种方式同意。',
    en: 'The city discloses with the owner’s consent only: record who agreed, and how.',
  },
  'disclosure-consent-none': {
    zh: '没有业主对建筑 {building} {year} 年的公示同意。请办理公示同意，或写明由谁、以何种方式同意。',
    en: 'No consent is in force for {building} in {year}. Have the owner give it in a case, or record who agreed, and how.',
  },
  'disclosure-out-of-scope': {
    zh: '地区 {region} 不全在您的管辖范围内，不能公示其合计。',
    en: 'You do not have access to all of {region}, so you cannot disclose its totals.',
  },
  'disclosure-not-seen': { zh: '该地区没有这栋建筑。', en: 'There is no such building in this place.' },
};
