import type { Words } from '#kernel/finding.ts';
import { statusWords } from '#kernel/status.ts';

const carriers = {
  electricity: { zh: '电', en: 'electricity' },
  heat: { zh: '热', en: 'heat' },
  cooling: { zh: '冷', en: 'cooling' },
  gas: { zh: '燃气', en: 'gas' },
  water: { zh: '水', en: 'water' },
  coal: { zh: '煤', en: 'coal' },
  oil: { zh: '油', en: 'oil' },
  steam: { zh: '蒸汽', en: 'steam' },
  total: { zh: '综合能耗', en: 'all energy' },
};

/** Corrections of GB/T 51161 as the standard prints them. */
const symbols = Object.fromEntries(
  Object.entries({ g1: 'γ1', g2: 'γ2', th1: 'θ1', th2: 'θ2', d: 'δ' }).map(([code, sign]) => [code, { zh: sign, en: sign }]),
);

const units = Object.fromEntries(
  ['m2', 'm3', 'kWh/m2', 'kWh/m3', 'kJ/m3', 'kgce/m2', 'm3/m2', 'GJ/m2', 'kgce/m3'].map((unit) => {
    const sign = unit.replaceAll('m2', 'm²').replaceAll('m3', 'm³');
    return [unit, { zh: sign, en: sign }];
  }),
);

/** What coded values of findings about use are called: see `fill`. */
export const valueWords: Words = {
  ...under(['carrier', 'of', 'parts'], carriers),
  ...under(['status'], statusWords),
  ...under(['unit', 'wanted'], units),
  ...under(['symbol'], symbols),
};

function under(names: readonly string[], words: Words): Words {
  return Object.fromEntries(names.flatMap((name) => Object.entries(words).map(([code, said]) => [`${name}=${code}`, said])));
}
