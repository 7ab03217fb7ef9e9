import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import { sampleTerms, sampleYearTerms, verificationHeadTerms } from '#heat/meter-verification/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const termsIn = (language: 'zh' | 'en') => ({
  term: wordsIn(sampleTerms, language),
  year: wordsIn(sampleYearTerms, language),
  head: wordsIn(verificationHeadTerms, language),
});

const zh = {
  ...termsIn('zh'),
  below: '从应检清单或全部在用计量器具中按能源和年份分批抽取：先公布名单和承诺值，再以公开随机源抽取，使用中检查的证书就是结果',
  none: '还没有计量器具抽样。',
  newSample: '公布新的抽样',
  amount: '每批抽取',
  amountHint: '比例写作 0.05、1/20 或 5%，不足一块的进为一块；只写整数的，就是块数。',
  atLeast: '每批至少抽取',
  check: '核对抽样方案',
  fine: (count: string) => `可以公布，共抽取 ${count} 块。`,
  lots: '各批抽取和结果',
  drawnMeters: '抽中的计量器具',
  all: '全部抽样',
  draw: '公告、抽取和递补',
  waits: '名单已公布，尚未抽取。',
  open: '未定截止日',
  number: labels.zh.number,
  name: labels.zh.name,
  state: labels.zh.state,
  energy: labels.zh.energy,
  building: labels.zh.building,
  ofYear: labels.zh.year,
  any: labels.zh.all,
  look: labels.zh.look,
};

const en: typeof zh = {
  ...termsIn('en'),
  below:
    'Drawn in lots by carrier and year from the list of meters due or from all meters in use: list and commitment are announced first, then a public random source decides; certificates of in-use checks are the results',
  none: 'There are no samples of meters yet.',
  newSample: 'Announce a sample',
  amount: 'Drawn from each lot',
  amountHint: 'Write a share as 0.05, 1/20 or 5%, rounded up to whole meters; a whole number alone is the number of meters.',
  atLeast: 'At least from each lot',
  check: 'Check the sampling plan',
  fine: (count) => `It can be announced; ${count} meters will be drawn.`,
  lots: 'Lots and results',
  drawnMeters: 'Meters drawn',
  all: 'All samples',
  draw: 'Announcement, draw and replacements',
  waits: 'The list is announced; the draw has not taken place.',
  open: 'No end date',
  number: labels.en.number,
  name: labels.en.name,
  state: labels.en.state,
  energy: labels.en.energy,
  building: labels.en.building,
  ofYear: labels.en.year,
  any: labels.en.all,
  look: labels.en.look,
};

/** Words of samples of meters. */
export const sampleWords: PageWords<typeof zh> = { zh, en };
