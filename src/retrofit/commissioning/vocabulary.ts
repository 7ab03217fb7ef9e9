import { category, type Category } from '#kernel/vocabulary.ts';
import { strategyKindTerms, strategyStateTerms } from './strategies/vocabulary.ts';

/** Effect of an action. */
export const effectVerdictTerms = category({
  saved: { zh: '用量已降低', en: 'Less is used' },
  within: { zh: '与以前相当', en: 'As before' },
  more: { zh: '用量反而升高', en: 'More is used' },
  unknown: { zh: '天数不足，尚不能判断', en: 'Too few days to say' },
});

/** Terms of actions and their effect. */
export const commissioningTerms = category({
  commissioning: { zh: '用能调适', en: 'Commissioning' },
  action: { zh: '调适措施', en: 'Action' },
  on: { zh: '实施日期', en: 'Done on' },
  saved: { zh: '节约量', en: 'Saved' },
  daysCounted: { zh: '计入天数', en: 'Days that count' },
  interval: { zh: '90% 置信区间', en: 'Interval, 90 %' },
  correction: { zh: '气温订正', en: 'Correction for temperature' },
  savedShare: { zh: '节约率', en: 'Saved, of expected use' },
  detectable: { zh: '能看出多少节约', en: 'What could be seen' },
  onPlanned: { zh: '打算开始的日期，默认今天', en: 'the day on which the action would begin; today unless told' },
  afterDays: { zh: '实施后天数', en: 'Days since' },
  leastShare: { zh: '最小可识别节约率', en: 'Least saving seen' },
  leastAmount: { zh: '最小可识别节约量', en: 'Least amount seen' },
  referenceDays: { zh: '此前可比天数', en: 'Days before' },
  rehearsed: { zh: '试算判定', en: 'Rehearsal found' },
  episode: { zh: '关联预警', en: 'Linked warning' },
  noDays: { zh: '实施以来还没有整日。', en: 'There is no whole day since.' },
  repairUnknown: { zh: '尚不能判断修复是否有效', en: 'Whether the repair holds is not known yet' },
  verified: { zh: '修复已验证', en: 'Repair verified' },
  startAdvice: { zh: '开机时间建议', en: 'When to start' },
  band: { zh: '室温范围（degC，如 18:24）', en: 'Band of room temperature (degC, as 18:24)' },
  startDay: { zh: '要开门的日期，默认明天', en: 'The day that is to be opened; tomorrow unless told' },
  opens: { zh: '开门时间', en: 'Opens' },
  advised: { zh: '建议开机', en: 'Advised start' },
  usual: { zh: '通常开机', en: 'Usual start' },
  usualCost: { zh: '提前部分用能', en: 'Used by the earlier start' },
  usualExtra: { zh: '其中高于开机前', en: 'Of it above the hour before' },
  started: { zh: '开机时间', en: 'Started' },
  lead: { zh: '提前', en: 'Before opening' },
  need: { zh: '达到用时', en: 'Until right' },
  notReached: { zh: '开门时未达到', en: 'Not by opening' },
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
  never: { zh: '尚无调适记录', en: 'Never on record' },
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
  at: { zh: '按这一天判断到期，默认今天', en: 'as of this day; today unless told' },
  end: { zh: '不再定期调适', en: 'no longer at intervals' },
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
