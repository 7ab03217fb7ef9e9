import { inventoryTerms, seriesTerms } from '#reporting/carbon/vocabulary.ts';

/** Words of carbon inventories, as in `docs/glossary.md`. */
export const carbonWords = {
  'carbon-inventory': {
    en: 'carbon inventory',
    zh: inventoryTerms.inventory.zh,
    means: {
      en: 'carbon dioxide of a place or a building in a calendar year: use by carrier times emission factor, measured and estimated separately',
      zh: '一个地区或一栋建筑一个日历年的二氧化碳排放：分能源用量乘排放因子，实测与估算分列',
    },
  },
  'emission-factor': {
    en: 'emission factor',
    zh: inventoryTerms.factor.zh,
    means: {
      en: 'carbon dioxide of one unit of a carrier, of a place and a year, with its document, status and day of publication',
      zh: '一单位能源的二氧化碳排放，属于某地某年，注明文件、核实状态和公布日期',
    },
  },
  'residual-factor': {
    en: 'residual factor',
    zh: seriesTerms.residual.zh,
    means: {
      en: 'the factor of electricity that no certificate covers, on the market basis',
      zh: '基于市场核算时，没有证书抵扣的电量所用的因子',
    },
  },
  'green-certificate': {
    en: 'green certificate',
    zh: inventoryTerms.certificates.zh,
    means: {
      en: 'a number of kWh of green power over days, of a building or an organisation, by a permanent number',
      zh: '若干天的绿色电量，属于一栋建筑或一个单位，一个编号只对应一张',
    },
  },
};
