import type { Words } from '#kernel/finding.ts';

export const pathwayWords: Words = {
  'pathway-invalid': {
    zh: '路径方案 {file} 有 {count} 处错误，没有计算；请逐处改正后再试。',
    en: 'The plan {file} has {count} faults, so nothing was calculated: correct each of them.',
  },
  'pathway-broken': {
    zh: '第 {line} 行第 {column} 列：不是可读的 YAML 或 JSON：{said}。',
    en: 'Line {line}, column {column}: this is not valid YAML or JSON: {said}.',
  },
  'pathway-field-bad': { zh: '第 {line} 行第 {column} 列：{field}：{said}', en: 'Line {line}, column {column}: {field}: {said}' },
  'pathway-field-unknown': {
    zh: '第 {line} 行第 {column} 列：没有 {field} 这一项。',
    en: 'Line {line}, column {column}: there is no {field}.',
  },
  'factor-frozen': {
    zh: '方案没有给出 {carrier} 的排放因子，各年都用 {year} 年清单的因子。',
    en: 'The plan gives no factors for {carrier}: those of the {year} inventory are used for every year.',
  },
  'pathway-factor-missing': {
    zh: '{carrier} 没有排放因子，用到它的年份碳排放为空。请在方案的 factors 中给出，或写明 region。',
    en: 'There is no emission factor for {carrier}: carbon is left empty in the years that use it. Give one under factors, or name a region.',
  },
  'demolition-exceeds': {
    zh: '{year} 年要拆除的 {use} 比存量多 {areaM2} m²，按存量全部拆除计算。请核对拆除面积。',
    en: 'In {year} the planned demolition of {use} exceeds the stock by {areaM2} m², so only the stock is demolished. Check the areas.',
  },
  'measure-without-use': {
    zh: '措施 {measure} 针对的 {use} 在方案中没有面积，不起作用。',
    en: 'The measure {measure} is for {use}, of which the plan has no area, so it has no effect.',
  },
  'limit-not-carbon': {
    zh: '目标 {target} 不是某一年的碳排放量（单位 {unit}），不能作为上限。请改用 year 和 kg。',
    en: 'The target {target} is not a yearly amount of carbon dioxide (unit {unit}), so it cannot be a limit: write year and kg.',
  },
  'limit-of-above': {
    zh: '目标 {target} 是给上级地区定的总数，没有分解到 {place}，不能作为它的上限。请先分解，或改用 year 和 kg。',
    en: 'The target {target} is set for a larger place and has not been split to {place}, so it cannot be a limit there: split it first, or write year and kg.',
  },
};
