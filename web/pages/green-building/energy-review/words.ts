import {
  compareStateTerms,
  dutyTerms,
  energyReviewTerms,
  outcomeTerms,
  owedVerdictTerms,
  reviewStateTerms,
  wayTerms,
} from '#green-building/energy-review/vocabulary.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  term: wordsIn(energyReviewTerms, 'zh'),
  way: wordsIn(wayTerms, 'zh'),
  verdict: wordsIn(owedVerdictTerms, 'zh'),
  duty: wordsIn(dutyTerms, 'zh'),
  review: wordsIn(reviewStateTerms, 'zh'),
  compared: wordsIn(compareStateTerms, 'zh'),
  outcome: wordsIn(outcomeTerms, 'zh'),
  owedBelow:
    '达到界限而没有通过节能审查，或者审查值低于界限的项目和建筑。项目按登记的年用能，其次按计量、按面积和用途估算；属于项目的建筑并入项目。',
  counts: (reached: string, open: string, passed: string, below: string, unknown: string) =>
    `达到界限 ${reached} 个，计量不全、可能达到 ${open} 个；已通过审查 ${passed} 个，另有 ${below} 个审查值低于界限；年用能不明 ${unknown} 个。`,
  compareBelow: '节能验收满两年的，以验收后第二年的计量与审查值逐栋比较。高出为正：审查偏低。',
  atLeast: (share: string) => `至少 ${share}`,
  byReviewer: '按评审机构合计',
  accepted: (count: string) => `本年节能验收合格 ${count} 件。`,
  sums: (passed: string, refused: string) => `通过 ${passed} 件，不通过 ${refused} 件。`,
  issue: '签发年度清单',
  begin: '办理节能审查',
};

const en: typeof zh = {
  term: wordsIn(energyReviewTerms, 'en'),
  way: wordsIn(wayTerms, 'en'),
  verdict: wordsIn(owedVerdictTerms, 'en'),
  duty: wordsIn(dutyTerms, 'en'),
  review: wordsIn(reviewStateTerms, 'en'),
  compared: wordsIn(compareStateTerms, 'en'),
  outcome: wordsIn(outcomeTerms, 'en'),
  owedBelow:
    'Projects and buildings that reach the limits but have not passed an energy review, or whose reviewed figures are below the limits. Annual use is as declared by the project, otherwise metered, otherwise estimated by area and use; buildings of a project are counted with it.',
  counts: (reached, open, passed, below, unknown) =>
    `${reached} reach a limit, ${open} are not fully metered and may reach one; ${passed} have passed a review, ${below} more have reviewed figures below the limits; annual use is unknown for ${unknown}.`,
  compareBelow:
    'Two years after energy acceptance, metered use in the second year is compared with the reviewed figure, building by building. Positive: the review was too low.',
  atLeast: (share) => `at least ${share}`,
  byReviewer: 'By reviewing body',
  accepted: (count) => `${count} passed energy acceptance in the year.`,
  sums: (passed, refused) => `${passed} passed, ${refused} refused.`,
  issue: 'Issue the yearly list',
  begin: 'Start an energy review',
};

export const energyReviewWords: PageWords<typeof zh> = { zh, en };
