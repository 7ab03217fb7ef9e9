import { category, type Category } from '#kernel/vocabulary.ts';
import type { LimitClass } from './program/scenario.ts';

/** The outcome of a schedule (`flexibility.md` 4). */
export const scheduleStatusTerms = category({
  optimal: { zh: '最优，各项限值全部满足', en: 'Optimal; all limits are met' },
  'best-effort': { zh: '限值不能全部满足，这是突破最少的计划', en: 'Not all limits can be met; this schedule violates them least' },
  'time-limit': { zh: '时间到，这是目前找到的最好计划', en: 'Time limit reached; best schedule found so far' },
});

/** The limits that a schedule may break, in order of priority. */
export const scheduleLimitTerms = category<LimitClass>({
  state: { zh: '储能电量限值', en: 'Storage limit' },
  site: { zh: '进出线功率限值', en: 'Grid connection limit' },
  target: { zh: '应达到的电量', en: 'Energy target' },
  comfort: { zh: '室温范围', en: 'Room temperature range' },
});

/** The cost items of a schedule. */
export const scheduleCostTerms = category({
  total: { zh: '计划总费用', en: 'Cost of the schedule', unit: '元' },
  import: { zh: '购电费用', en: 'Import', unit: '元' },
  export: { zh: '上网收入', en: 'Export revenue', unit: '元' },
  peak: { zh: '需量费用', en: 'Demand charge', unit: '元' },
  carbon: { zh: '碳排放费用', en: 'Carbon', unit: '元' },
  wear: { zh: '储能损耗费用', en: 'Wear', unit: '元' },
  shed: { zh: '削减负荷费用', en: 'Load shed', unit: '元' },
});

/** Terms for showing a schedule. */
export const scheduleFieldTerms = category({
  status: { zh: '计划结果', en: 'Result' },
  mostImportKw: { zh: '最大用电功率', en: 'Maximum import', unit: 'kW' },
  mostExportKw: { zh: '最大上网功率', en: 'Maximum export', unit: 'kW' },
  takenKwh: { zh: '用电或充电', en: 'Use or charge', unit: 'kWh' },
  givenKwh: { zh: '放电、发电或削减', en: 'Discharge, generation or shed', unit: 'kWh' },
  atEnd: { zh: '结束时的状态', en: 'State at the end' },
  limit: { zh: '突破的限值', en: 'Violated limit' },
  made: { zh: '编制时间', en: 'Made' },
  standing: { zh: '每一刻钟自动计划', en: 'Make a plan every quarter hour' },
  keepPlan: { zh: '保存这份计划', en: 'Save this plan' },
  standingOff: { zh: '停止自动生成', en: 'Stop automatic plans' },
  sessions: { zh: '车辆充电时段（CSV）', en: 'Vehicle charging sessions (CSV)' },
  loads: { zh: '削减与平移的条件（CSV）', en: 'Loads to shed or shift (CSV)' },
  brokenBy: { zh: '突破量', en: 'Violated by' },
});

/** Terms for showing a replay. */
export const scheduleReplayTerms = category({
  replay: { zh: '回放', en: 'Replay' },
  without: { zh: '没有电池', en: 'Without batteries', unit: '元' },
  replayed: { zh: '逐日按预测运行', en: 'Run by daily forecast', unit: '元' },
  foresight: { zh: '全部已知时', en: 'With perfect foresight', unit: '元' },
  saving: { zh: '逐日计划节省', en: 'Saved by daily plans', unit: '元' },
  possible: { zh: '最多可省', en: 'Maximum possible saving', unit: '元' },
  days: { zh: '回放天数', en: 'Days replayed' },
});

/** Terms for showing a tariff of electricity. */
export const scheduleTariffTerms = category({
  tariff: { zh: '分时电价', en: 'Time-of-use tariff' },
  period: { zh: '电价时段', en: 'Period' },
  import: { zh: '购电价（元每千瓦时）', en: 'Import price, yuan/kWh' },
  export: { zh: '上网电价（元每千瓦时）', en: 'Export price, yuan/kWh' },
});

/** Terms for showing a room. */
export const thermalTerms = category({
  r: { zh: '房间热阻', en: 'Thermal resistance', unit: 'K/kW' },
  c: { zh: '房间热容', en: 'Thermal capacity', unit: 'kWh/K' },
  gain: { zh: '房间得热', en: 'Heat gain', unit: 'kW' },
  usable: { zh: '能否使用', en: 'Usable' },
});

export const scheduleVocabulary = {
  scheduleStatus: scheduleStatusTerms,
  scheduleLimit: scheduleLimitTerms,
  scheduleCost: scheduleCostTerms,
  scheduleField: scheduleFieldTerms,
  scheduleReplay: scheduleReplayTerms,
  scheduleTariff: scheduleTariffTerms,
  thermal: thermalTerms,
} as const satisfies Readonly<Record<string, Category>>;
