import { answerTerms, directionTerms, flexibilityTerms, progressPhaseTerms, progressStateTerms } from '#flexibility/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import { memberFieldTerms, portfolioFieldTerms } from '#portfolio/vocabulary.ts';
import { resourceKindTerms } from '#resources/vocabulary.ts';
import { memberStatusTerms, settlementTerms } from '#settlement/vocabulary.ts';
import type { PageWords } from '../../i18n/language.tsx';

const termsIn = (language: 'zh' | 'en') => ({
  portfolio: wordsIn(portfolioFieldTerms, language),
  member: wordsIn(memberFieldTerms, language),
  flexibility: wordsIn(flexibilityTerms, language),
  direction: wordsIn(directionTerms, language),
  answer: wordsIn(answerTerms, language),
  kind: wordsIn(resourceKindTerms, language),
  issue: wordsIn(settlementTerms, language),
  status: wordsIn(memberStatusTerms, language),
  phase: wordsIn(progressPhaseTerms, language),
  step: wordsIn(progressStateTerms, language),
});

type Answers = { readonly in: number; readonly out: number; readonly none: number };

const zh = {
  ...termsIn('zh'),
  members: flexibilityTerms.members.zh,
  state: labels.zh.state,
  name: labels.zh.name,
  title: labels.zh.portfolio,
  testRules: labels.zh.baselineTest,
  below: '聚合商合在一起参加响应项目的建筑，以及历次响应事件与结算单',
  none: '还没有聚合体：由系统管理员或聚合商新增',
  noMembers: '还没有成员：由业主或系统管理员加入',
  events: '历次事件',
  noEvents: '还没有发起过事件',
  called: '已发起',
  cancelled: '已取消的事件',
  notAnswered: flexibilityTerms.unanswered.zh,
  notSettled: '还没有结算',
  beginsIn: '距开始',
  endsIn: '距结束',
  spanOf: (days: number, clock: string) => (days === 0 ? clock : `${days} 天 ${clock}`),
  answered: ({ in: yes, out, none }: Answers) => `参加 ${yes}，不参加 ${out}，未答复 ${none}`,
  nothingMeasured: '还没有计量到的步',
  live: '响应进展',
  liveChart: '逐步用电与基线、响应功率',
  baselineLine: flexibilityTerms.baseline.zh,
  actualLine: '实际用电',
  responseLine: '响应',
  steps: '逐步响应',
  stepStart: '步起',
  measuredMembers: '已计量成员',
  membersIn: '参加成员',
  waitingSteps: (count: number) => `有 ${count} 步已经结束而读数尚未到齐：只计已计量的部分，缺的不当作零。`,
  settle: '结算这次事件',
  settleMeans: '按目前的读数结算；与上一张有任何不同即开出新的一张，已开出的不再更改。',
  previewIssue: '预览结算单',
  previewed: '这是会开出的内容，尚未开出。',
  cancelEvent: '取消这次事件',
  cancelMeans: '取消后不再结算，并告知各业主；已结算的不能取消。',
  unchanged: '与上一张没有不同，没有开出新的结算单。',
  number: (issue: number) => `第 ${issue} 张`,
};

const en: typeof zh = {
  ...termsIn('en'),
  members: flexibilityTerms.members.en,
  state: labels.en.state,
  name: labels.en.name,
  title: 'Portfolios',
  testRules: labels.en.baselineTest,
  below: 'Buildings that an aggregator offers to programmes together, with their events and issues',
  none: 'There is no portfolio yet: an administrator or an aggregator makes one by the command portfolio add',
  noMembers: 'There is no member yet: an owner or an administrator lets buildings join by the command portfolio join',
  events: 'Events',
  noEvents: 'No event was called yet',
  called: 'Called',
  cancelled: 'Cancelled',
  notAnswered: flexibilityTerms.unanswered.en,
  notSettled: 'Not settled yet',
  beginsIn: 'Begins in',
  endsIn: 'Ends in',
  spanOf: (days, clock) => (days === 0 ? clock : `${days} d ${clock}`),
  answered: ({ in: yes, out, none }) => `in ${yes}, out ${out}, no answer ${none}`,
  nothingMeasured: 'No step is measured yet',
  live: 'Response so far',
  liveChart: 'Use against baseline by step, and response',
  baselineLine: flexibilityTerms.baseline.en,
  actualLine: 'Actual use',
  responseLine: 'Response',
  steps: 'Response by step',
  stepStart: 'Step from',
  measuredMembers: 'Members measured',
  membersIn: 'Members in',
  waitingSteps: (count) =>
    `${count} step(s) have ended and are not wholly measured: what is measured counts alone, what is missing is no zero.`,
  settle: 'Settle the event',
  settleMeans: 'By the readings as they stand; the next issue comes where anything differs, and none is ever changed.',
  previewIssue: 'Preview the issue',
  previewed: 'This is what would be issued; nothing is issued yet.',
  cancelEvent: 'Cancel the event',
  cancelMeans: 'It is not settled any more, and the owners are told; what is settled cannot be cancelled.',
  unchanged: 'Nothing differs from the last issue: no new one was made.',
  number: (issue) => `No. ${issue}`,
};

export const portfolioPageWords: PageWords<typeof zh> = { zh, en };
