import { inUseTerms } from '#registry/in-buildings/vocabulary.ts';
import { stateTerms } from '#kernel/state-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** The items checked for the safety of photovoltaics (`flexibility.md` 3; CN 三(四)1). */
export const solarItemTerms = category({
  potential: { zh: '安装潜力评估', en: 'Potential assessed' },
  structure: { zh: '建筑结构安全', en: 'Structure' },
  fire: { zh: '防火安全', en: 'Fire' },
  shutdown: { zh: '即时断电', en: 'Immediate shutdown' },
  fixing: { zh: '牢固连接', en: 'Fixing' },
  watertight: { zh: '不漏水不渗水', en: 'Watertight' },
});

export type SolarItem = keyof typeof solarItemTerms;

export const solarResultTerms = category({ pass: stateTerms.meets, fail: stateTerms.fails });

export type SolarResult = keyof typeof solarResultTerms;

export const solarStateTerms = category({
  planned: { zh: '拟装', en: 'Planned' },
  'in-service': inUseTerms['in-use'],
  stopped: { zh: '停止使用', en: 'Stopped' },
  abandoned: { zh: '已弃用', en: 'Abandoned' },
  removed: inUseTerms.removed,
});

export type SolarState = keyof typeof solarStateTerms;

/** The duties of photovoltaics. */
export const solarDutyTerms = category({
  assess: { zh: '补做潜力评估', en: 'Assess the potential' },
  stop: { zh: '立即停用', en: 'Stop immediately' },
  remove: { zh: '及时拆除', en: 'Remove' },
});

export type SolarDuty = keyof typeof solarDutyTerms;

export const solarSafetyVocabulary = {
  solarItem: solarItemTerms,
  solarResult: solarResultTerms,
  solarState: solarStateTerms,
  solarDuty: solarDutyTerms,
} as const satisfies Readonly<Record<string, Category>>;
