import { category, type Category } from '#kernel/vocabulary.ts';
import { strategyKindTerms, strategyStateTerms } from './strategies/vocabulary.ts';

/** Effect of an action. */
export const effectVerdictTerms = category({
  saved: { zh: '用量已降低', en: 'Use decreased' },
  within: { zh: '与以前相当', en: 'As before' },
  more: { zh: '用量反而升高', en: 'Use increased' },
  unknown: { zh: '天数不足，尚不能判断', en: 'Too few days to judge' },
});

/** Terms of actions and their effect. */
export const commissioningTerms = category({
  commissioning: { zh: '用能调适', en: 'Commissioning' },
  action: { zh: '调适措施', en: 'Action' },
  on: { zh: '实施日期', en: 'Done on' },
  saved: { zh: '节约量', en: 'Saved' },
  daysCounted: { zh: '计入天数', en: 'Days counted' },
  interval: { zh: '90% 置信区间', en: '90 % interval' },
  correction: { zh: '气温订正', en: 'Correction for temperature' },
  savedShare: { zh: '节约率', en: 'Saving rate' },
  detectable: { zh: '可识别的节约', en: 'Detectable saving' },
  onPlanned: { zh: '计划开始日期，默认今天', en: 'planned start of the action (default: today)' },
  afterDays: { zh: '实施后天数', en: 'Days after the action' },
  leastShare: { zh: '最小可识别节约率', en: 'Least detectable saving' },
  leastAmount: { zh: '最小可识别节约量', en: 'Least detectable amount' },
  referenceDays: { zh: '此前可比天数', en: 'Comparable days before' },
  rehearsed: { zh: '试算判定', en: 'Verdict of the rehearsal' },
  episode: { zh: '关联预警', en: 'Linked warning' },
  noDays: { zh: '实施以来还没有整日。', en: 'No whole day has passed since the action.' },
  repairUnknown: { zh: '尚不能判断修复是否有效', en: 'Not known yet whether the repair worked' },
  verified: { zh: '修复已验证', en: 'Repair verified' },
  startAdvice: { zh: '开机时间建议', en: 'Start advice' },
  band: { zh: '室温范围（℃，如 18:24）', en: 'Room temperature range (°C, such as 18:24)' },
  startDay: { zh: '开门日期，默认明天', en: 'Day of opening (default: tomorrow)' },
  opens: { zh: '开门时间', en: 'Opens' },
  advised: { zh: '建议开机', en: 'Advised start' },
  usual: { zh: '通常开机', en: 'Usual start' },
  usualCost: { zh: '提前部分用能', en: 'Use due to the earlier start' },
  usualExtra: { zh: '其中高于开机前', en: 'Of which above the hour before' },
  started: { zh: '开机时间', en: 'Started' },
  lead: { zh: '提前', en: 'Before opening' },
  need: { zh: '达到用时', en: 'Time to reach the range' },
  notReached: { zh: '开门时未达到', en: 'Not reached by opening' },
  notVerified: { zh: '修复未获验证', en: 'Repair not verified' },
});

export {
  programmeTerms,
  strategyActionTerms,
  strategyFactTerms,
  strategyKindTerms,
  strategyStateTerms,
  strategyTerms,
} from './strategies/vocabulary.ts';

/** Whether periodic commissioning is due. */
export const dueStateTerms = category({
  never: { zh: '尚无调适记录', en: 'No record' },
  due: { zh: '已到期', en: 'Due' },
  ahead: { zh: '未到期', en: 'Not due yet' },
});

/** Terms of periodic commissioning. */
export const periodicTerms = category({
  periodic: { zh: '定期调适', en: 'Periodic commissioning' },
  months: { zh: '间隔（月）', en: 'Interval, months' },
  last: { zh: '上次调适', en: 'Last commissioned' },
  due: { zh: '应调适日期', en: 'Due on' },
  daysLeft: { zh: '剩余天数', en: 'Days left' },
  since: { zh: '上次调适日期（没有登记措施时填写）', en: 'Last commissioned on (where no action is on record)' },
  at: { zh: '按这一天判断到期，默认今天', en: 'as of this day (default: today)' },
  end: { zh: '不再定期调适', en: 'end periodic commissioning' },
  none: { zh: '没有设定定期调适的建筑或设备。', en: 'No building or equipment has an interval.' },
});

/** The kind of notice for it. */
export const dueNotice = {
  kind: 'commissioning-due',
  name: { zh: '定期调适到期', en: 'Commissioning is due' },
  audience: 'person',
  urgent: false,
  mail: true,
} as const;

export const commissioningVocabulary = {
  effectVerdict: effectVerdictTerms,
  commissioningDue: dueStateTerms,
  strategyKind: strategyKindTerms,
  strategyState: strategyStateTerms,
} satisfies Readonly<Record<string, Category>>;
