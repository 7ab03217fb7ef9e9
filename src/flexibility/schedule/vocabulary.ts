import { category, type Category } from '#kernel/vocabulary.ts';
import type { LimitClass } from './program/scenario.ts';

/** The outcome of a schedule (`flexibility.md` 4). */
export const scheduleStatusTerms = category({
  optimal: { zh: '最优，各项限值全部满足', en: 'The best there is; every limit is kept' },
  'best-effort': { zh: '限值不能全部满足，这是突破最少的计划', en: 'Not all limits can be kept: this schedule breaks least' },
  'time-limit': { zh: '时间到，这是目前找到的最好计划', en: 'Time was over: the best that was found' },
});

/** The limits that a schedule may break, in order of priority. */
export const scheduleLimitTerms = category<LimitClass>({
  state: { zh: '储能电量限值', en: 'Limit of what is stored' },
  site: { zh: '进出线功率限值', en: 'Limit of the connection' },
  target: { zh: '应达到的电量', en: 'Energy that was wanted' },
  comfort: { zh: '室温范围', en: 'Limit of the temperature' },
});

/** The cost items of a schedule. */
export const scheduleCostTerms = category({
  total: { zh: '计划总费用', en: 'Cost of the schedule', unit: '元' },
  import: { zh: '购电费用', en: 'Import', unit: '元' },
  export: { zh: '上网收入', en: 'Earned by export', unit: '元' },
  peak: { zh: '需量费用', en: 'Price of the peak', unit: '元' },
  carbon: { zh: '碳排放费用', en: 'Carbon', unit: '元' },
  wear: { zh: '储能损耗费用', en: 'Wear', unit: '元' },
  shed: { zh: '削减负荷费用', en: 'Load shed', unit: '元' },
});

/** Terms for showing a schedule. */
export const scheduleFieldTerms = category({
  status: { zh: '计划结果', en: 'Result' },
  mostImportKw: { zh: '最大用电功率', en: 'Most taken from the grid', unit: 'kW' },
  mostExportKw: { zh: '最大上网功率', en: 'Most given to the grid', unit: 'kW' },
  takenKwh: { zh: '用电或充电', en: 'Taken', unit: 'kWh' },
  givenKwh: { zh: '放电、发电或削减', en: 'Given', unit: 'kWh' },
  atEnd: { zh: '结束时的状态', en: 'At the end' },
  limit: { zh: '突破的限值', en: 'Limit that is broken' },
  made: { zh: '编制时间', en: 'Made' },
  standing: { zh: '每一刻钟自动计划', en: 'A plan every quarter hour' },
  keepPlan: { zh: '保存这份计划', en: 'Keep this plan' },
  standingOff: { zh: '停止自动生成', en: 'No more plans by themselves' },
  sessions: { zh: '车辆充电时段（CSV）', en: 'Sessions of cars (csv)' },
  loads: { zh: '削减与平移的条件（CSV）', en: 'Loads to shed and to shift (csv)' },
  brokenBy: { zh: '突破量', en: 'Broken by' },
});

/** Terms for showing a replay. */
export const scheduleReplayTerms = category({
  replay: { zh: '回放', en: 'Replay' },
  without: { zh: '没有电池', en: 'Without batteries', unit: '元' },
  replayed: { zh: '逐日按预测运行', en: 'As planned day by day', unit: '元' },
  foresight: { zh: '全部已知时', en: 'With all known before', unit: '元' },
  saving: { zh: '逐日计划节省', en: 'Saved by the plans', unit: '元' },
  possible: { zh: '最多可省', en: 'Could be saved', unit: '元' },
  days: { zh: '回放天数', en: 'Days replayed' },
});

/** Terms for showing a tariff of electricity. */
export const scheduleTariffTerms = category({
  tariff: { zh: '分时电价', en: 'Tariff of electricity' },
  period: { zh: '电价时段', en: 'Period' },
  import: { zh: '购电价（元每千瓦时）', en: 'Price of import, yuan/kWh' },
  export: { zh: '上网电价（元每千瓦时）', en: 'Price of export, yuan/kWh' },
});

/** Terms for showing a room. */
export const thermalTerms = category({
  r: { zh: '房间热阻', en: 'Resistance', unit: 'K/kW' },
  c: { zh: '房间热容', en: 'Capacity', unit: 'kWh/K' },
  gain: { zh: '房间得热', en: 'Gain', unit: 'kW' },
  usable: { zh: '能否使用', en: 'Can be used' },
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
