import { units, type Carrier } from './carrier.ts';
import type { Language, Words } from './finding.ts';
import type { Role } from './scope.ts';
import { unitSign } from './unit-sign.ts';

/** The name of a code, written as a heading. `unit` is the unit of a quantity, by its code. */
export type Term = Readonly<Record<Language, string>> & { readonly unit?: string };

/** Codes of one kind with their names. */
export type Category = Readonly<Record<string, Term>>;

/** A category typed with its codes. */
export const category = <Code extends string>(terms: Readonly<Record<Code, Term>>): Readonly<Record<Code, Term>> => terms;

/** A field's label in both languages. */
export const labelOf = ({ zh, en }: Term): { readonly zh: string; readonly en: string } => ({ zh, en });

/** Categories by name: each slice supplies those that it owns. */
export type Vocabulary = Readonly<Record<string, Category>>;

/** Energy carriers, and `total` for all of them together. */
export const carrierTerms: Readonly<Record<Carrier | 'total', Term>> = {
  electricity: { zh: '电', en: 'Electricity' },
  heat: { zh: '热', en: 'Heat' },
  cooling: { zh: '冷', en: 'Cooling' },
  gas: { zh: '燃气', en: 'Gas' },
  water: { zh: '水', en: 'Water' },
  coal: { zh: '煤', en: 'Coal' },
  oil: { zh: '油', en: 'Oil' },
  steam: { zh: '蒸汽', en: 'Steam' },
  total: { zh: '综合能耗', en: 'All energy' },
};

/** Uses of buildings (`cli.md`); `knowledge/uses.yaml` defines how quotas treat each, `knowledge/use-words` their other names. */
export const useTerms = category({
  office: { zh: '办公', en: 'Office' },
  school: { zh: '中小学校', en: 'School' },
  university: { zh: '高等院校', en: 'University' },
  hospital: { zh: '医院', en: 'Hospital' },
  hotel: { zh: '宾馆酒店', en: 'Hotel' },
  mall: { zh: '购物中心', en: 'Shopping centre' },
  shop: { zh: '商店', en: 'Shop' },
  restaurant: { zh: '餐饮', en: 'Restaurant' },
  culture: { zh: '文化', en: 'Culture' },
  sport: { zh: '体育', en: 'Sport' },
  'airport-terminal': { zh: '航站楼', en: 'Airport terminal' },
  laboratory: { zh: '实验楼', en: 'Laboratory' },
  'data-centre': { zh: '数据中心', en: 'Data centre' },
  dwelling: { zh: '居住', en: 'Dwelling' },
  factory: { zh: '厂房', en: 'Factory' },
  mixed: { zh: '综合', en: 'Mixed' },
  other: { zh: '其他', en: 'Other' },
});

export type Use = keyof typeof useTerms;

export const uses = Object.keys(useTerms) as [Use, ...Use[]];

export const roleTerms: Readonly<Record<Role, Term>> = {
  administrator: { zh: '系统管理员', en: 'Administrator' },
  bureau: { zh: '主管部门', en: 'Bureau' },
  owner: { zh: '业主单位', en: 'Owner' },
  operator: { zh: '运维单位', en: 'Operator' },
  auditor: { zh: '审计', en: 'Auditor' },
  viewer: { zh: '查看者', en: 'Viewer' },
  aggregator: { zh: '聚合商', en: 'Aggregator' },
};

/** How far a source can be trusted. */
export const statusTerms = category({
  VERIFIED: { zh: '已核实', en: 'Verified' },
  'VERIFIED+': { zh: '已双重核实', en: 'Verified twice' },
  RECALLED: { zh: '待核对标准原文', en: 'To be checked against the document' },
  'RECALLED-LOW': { zh: '存疑，待核对标准原文', en: 'Doubtful, to be checked against the document' },
  CITY: { zh: '本市设定', en: 'Set by the city' },
  DEMO: { zh: '示范用虚构数据', en: 'Fictitious, for demonstration' },
});

/** The steps in which use is reported. */
export const stepTerms = category({
  '15min': { zh: '15 分钟', en: '15 minutes' },
  hour: { zh: '小时', en: 'Hour' },
  day: { zh: '日', en: 'Day' },
  month: { zh: '月', en: 'Month' },
  year: { zh: '年', en: 'Year' },
});

/** The length of one reading. */
export const readingLengthTerms = category({
  '15min': stepTerms['15min'],
  '30min': { zh: '30 分钟', en: '30 minutes' },
  '1h': { zh: '1 小时', en: '1 hour' },
  '1d': { zh: '1 天', en: '1 day' },
  '1month': { zh: '1 个月', en: '1 month' },
  '1year': { zh: '1 年', en: '1 year' },
});

const counted: Category = {
  '10000kWh': { zh: '万千瓦时', en: '10,000 kWh' },
  '10000m3': { zh: '万立方米', en: '10,000 m³' },
  '10000kW': { zh: '万千瓦', en: '10,000 kW' },
  ccf: { zh: '100 立方英尺', en: '100 ft³' },
  kcf: { zh: '1000 立方英尺', en: '1000 ft³' },
  kgal: { zh: '千美制加仑', en: '1000 US gallons' },
  RTh: { zh: '冷吨·小时', en: 'ton-hours of refrigeration' },
};

/** Units of figures in addition to those of readings. */
const derived = ['m2', 'kgce', 'kWh/m2', 'kWh/m3', 'kJ/m3', 'kgce/m2', 'm3/m2', 'GJ/m2', 'kgce/m3'];

/** Units in printed form. */
export const unitTerms: Category = Object.fromEntries(
  [...units, ...derived].map((unit) => [unit, counted[unit] ?? { zh: unitSign(unit), en: unitSign(unit) }]),
);

/** Terms that belong to no single slice. */
export const kernelVocabulary: Vocabulary = {
  use: useTerms,
  carrier: carrierTerms,
  role: roleTerms,
  status: statusTerms,
  step: stepTerms,
  unit: unitTerms,
};

/** The name of a code; a code without a term is unchanged. @example termText(carrierTerms, 'gas', 'zh') // '燃气' */
export function termText(category: Category, code: string, language: Language): string {
  return Object.hasOwn(category, code) ? (category[code]?.[language] ?? code) : code;
}

/** A text with its status codes (`RECALLED`) spelled out. @example spellStatus('SX/1@1, RECALLED', 'zh') // 'SX/1@1, 待核对标准原文' */
export function spellStatus(text: string, language: Language): string {
  return text.replaceAll(/\b(?:VERIFIED\+?|RECALLED(?:-LOW)?|CITY|DEMO)(?![\w-])/gu, (status) => termText(statusTerms, status, language));
}

/** All codes of a category in one language. @example wordsIn(carrierTerms, 'en').gas // 'Gas' */
export function wordsIn<Code extends string>(category: Readonly<Record<Code, Term>>, language: Language): Readonly<Record<Code, string>> {
  return Object.fromEntries(Object.entries<Term>(category).map(([code, term]) => [code, term[language]])) as Record<Code, string>;
}

/** A term within a sentence: in English it starts with a lower-case letter, unless it is an abbreviation or a symbol. */
export function inSentence(term: Term): Readonly<Record<Language, string>> {
  const { zh, en } = term;
  return { zh, en: zh !== en && /^\p{Lu}\p{Ll}|^\p{Lu}$/u.test(en) ? en.charAt(0).toLowerCase() + en.slice(1) : en };
}

/** The names of coded values in findings: each code of a category under the evidence names in which it occurs (`fill`). */
export function valueWordsOf(names: readonly string[], category: Category): Words {
  return Object.fromEntries(names.flatMap((name) => Object.entries(category).map(([code, term]) => [`${name}=${code}`, inSentence(term)])));
}
