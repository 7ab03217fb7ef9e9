import { expectationTerms } from '#supervision/expectation/vocabulary.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { stateTerms } from '#kernel/state-terms.ts';
import { category, type Vocabulary } from '#kernel/vocabulary.ts';
import { pointFieldTerms } from '#metering/point/vocabulary.ts';
import { buildingFieldTerms, meterFieldTerms } from '#registry/registry/vocabulary.ts';

export const warningTerms = category({
  title: labelTerms.warnings,
  opensAt: { zh: '触发时间', en: 'Begins' },
  endsAt: { zh: '解除时间', en: 'Ends' },
  steps: { zh: '触发步数', en: 'Steps' },
  stake: { zh: '涉及用量', en: 'At stake' },
  severity: { zh: '严重程度', en: 'Severity' },
  found: { zh: '触发次数', en: 'Episodes' },
  falseShare: { zh: '误报率', en: 'False alarm rate' },
  needs: { zh: '所需数据', en: 'Needs' },
  answered: { zh: '确认人', en: 'Acknowledged by' },
});

export const episodeStateTerms = category({
  open: { zh: '持续中', en: 'Open' },
  ended: { zh: '已解除', en: 'Over' },
  withdrawn: stateTerms.withdrawn,
});

export const warningSeverityTerms = category({
  info: { zh: '关注', en: 'Note' },
  warning: { zh: '预警', en: 'Warning' },
  error: { zh: '告警', en: 'Alarm' },
});

export const ruleStateTerms = category({
  on: { zh: '已启用', en: 'On' },
  off: { zh: '未启用', en: 'Off' },
});

/** Events of an episode. */
export const episodeEventTerms = category({
  opened: { zh: '触发', en: 'Opened' },
  escalated: { zh: '升级', en: 'Escalated' },
  ended: { zh: '解除', en: 'Over' },
  withdrawn: { zh: '依据消失', en: 'No longer valid' },
});

/** Answers to an episode. */
export const feedbackTerms = category({
  real: { zh: '属实', en: 'Real' },
  false: { zh: '误报', en: 'False alarm' },
});

export const warningVocabulary: Vocabulary = {
  warning: warningTerms,
  episodeState: episodeStateTerms,
  warningRuleState: ruleStateTerms,
  warningSeverity: warningSeverityTerms,
  warningFeedback: feedbackTerms,
  warningEvent: episodeEventTerms,
};

/** Subjects that a rule judges. */
export const ruleSubjectTerms = category({
  building: headingTerms.building,
  meter: headingTerms.meter,
  point: headingTerms.measuringPoint,
  equipment: headingTerms.equipment,
});

/** Fields by which subjects are selected. */
export const subjectFieldTerms = category({
  code: headingTerms.code,
  building: headingTerms.building,
  region: headingTerms.place,
  use: buildingFieldTerms.use,
  organisation: buildingFieldTerms.organisation,
  ownership: buildingFieldTerms.ownership,
  heating: buildingFieldTerms.heating,
  airConditioning: buildingFieldTerms.airConditioning,
  stateOrgan: buildingFieldTerms.stateOrgan,
  zone: buildingFieldTerms.zone,
  carrier: meterFieldTerms.carrier,
  item: meterFieldTerms.item,
  kind: labelTerms.kind,
  direction: meterFieldTerms.direction,
  quantity: pointFieldTerms.quantity,
  unit: pointFieldTerms.unit,
  space: pointFieldTerms.space,
  equipment: pointFieldTerms.equipment,
  tag: pointFieldTerms.tag,
});

/** Sources of a rule's inputs. */
export const ruleSourceTerms = category({
  use: { zh: '能源用量', en: 'Use' },
  expected: expectationTerms.expected,
  point: { zh: '指定测点', en: 'A point' },
  tag: { zh: '按标签的测点', en: 'Points by tag' },
  weather: { zh: '气象站气温', en: 'Outdoor temperature' },
  quiet: { zh: '无读数的小时数', en: 'Hours without a reading' },
  pace: { zh: '限额进度', en: 'Pace against the quota' },
});

/** Values taken from a point in a step. */
export const ruleTakeTerms = category({
  mean: headingTerms.mean,
  min: headingTerms.minimum,
  max: headingTerms.maximum,
  last: { zh: '步末值', en: 'Last' },
  within: { zh: '在范围内的时间份额', en: 'Share of time within' },
  turns: { zh: '转向次数', en: 'Turns' },
});

export { subjectFields } from './rule/subject-fields.ts';

/** Terms of notification targets. */
export const notifyTerms = category({
  target: { zh: '通知对象', en: 'Notification recipients' },
  quiet: labelTerms.quietHours,
  template: { zh: '网关模板', en: 'Gateway template' },
});

/** The kinds of notices that rules post. */
export const noticeKinds = [
  { kind: 'warning', name: { zh: '预警', en: 'Warnings' }, audience: 'person', urgent: false, mail: false },
  { kind: 'warning-urgent', name: { zh: '紧急预警', en: 'Urgent warnings' }, audience: 'person', urgent: true, mail: true },
] as const;
