import { labelTerms } from '#kernel/label-terms.ts';
import { stateTerms } from '#kernel/state-terms.ts';
import { category, type Vocabulary } from '#kernel/vocabulary.ts';

export const warningTerms = category({
  title: labelTerms.warnings,
  opensAt: { zh: '触发时间', en: 'Begins' },
  endsAt: { zh: '解除时间', en: 'Ends' },
  steps: { zh: '触发步数', en: 'Steps' },
  stake: { zh: '涉及用量', en: 'At stake' },
  severity: { zh: '严重程度', en: 'Severity' },
  found: { zh: '触发次数', en: 'Episodes' },
  falseShare: { zh: '误报率', en: 'False' },
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

/** What is told of an episode. */
export const episodeEventTerms = category({
  opened: { zh: '触发', en: 'Opened' },
  escalated: { zh: '升级', en: 'Escalated' },
  ended: { zh: '解除', en: 'Over' },
  withdrawn: { zh: '依据消失', en: 'Taken back' },
});

/** What people say of an episode. */
export const feedbackTerms = category({
  real: { zh: '属实', en: 'Real' },
  false: { zh: '误报', en: 'False' },
});

export const warningVocabulary: Vocabulary = {
  warning: warningTerms,
  episodeState: episodeStateTerms,
  warningRuleState: ruleStateTerms,
  warningSeverity: warningSeverityTerms,
  warningFeedback: feedbackTerms,
  warningEvent: episodeEventTerms,
};

/** The kinds of notices that rules post. */
export const noticeKinds = [
  { kind: 'warning', name: { zh: '预警', en: 'Warnings' }, audience: 'person', urgent: false, mail: false },
  { kind: 'warning-urgent', name: { zh: '紧急预警', en: 'Urgent warnings' }, audience: 'person', urgent: true, mail: true },
] as const;
