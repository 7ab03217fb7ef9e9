import { indicatorTerms } from '#reporting/indicator/vocabulary.ts';
import { progressTerms } from '#reporting/targets/vocabulary.ts';

/** Words of targets: how they are calculated, their progress, and how they are split. */
export const targetWords = {
  indicator: {
    en: 'indicator',
    zh: indicatorTerms.indicator.zh,
    means: {
      en: 'how a figure of a place in a year is calculated, as a file, and the targets that are compared with it',
      zh: '一地一年某项数值的算法文件，以及用它衡量的目标',
    },
  },
  'progress-of-targets': {
    en: 'progress of targets',
    zh: progressTerms.progress.zh,
    means: {
      en: 'the state of each target of a place at the end of a year: now, path, status, gap',
      zh: '一地各目标到某年年底的现状值、时序进度、状态和差额',
    },
  },
  'split-of-a-target': {
    en: 'split of a target',
    zh: progressTerms.split.zh,
    means: {
      en: 'a target divided among the places directly below by a key; the parts add up exactly',
      zh: '把目标按某一依据分给下级地区，合计与目标完全一致',
    },
  },
  assignment: {
    en: 'assignment of a task',
    zh: '任务交办',
    means: { en: 'who does a task of a document in a place: unit, person, day', zh: '文件的任务在一地由谁承办：单位、人员、期限' },
  },
  commitment: {
    en: 'commitment',
    zh: progressTerms.commitment.zh,
    means: { en: "a place's own pledge towards a target", zh: '一地承诺完成的数量' },
  },
} as const;
