import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import { poolReasonTerms, retrofitFieldTerms, retrofitTerms } from '#retrofit/retrofit/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  reason: wordsIn(poolReasonTerms, 'zh'),
  reasons: retrofitFieldTerms.reasons.zh,
  open: retrofitTerms.intoPool.zh,
  title: (count: string) => `加入项目库：${count} 栋建筑`,
  preview: labels.zh.preview,
  table: '将加入的建筑',
  building: labels.zh.building,
  project: labels.zh.project,
  content: retrofitFieldTerms.content.zh,
  twice: retrofitTerms.twice.zh,
  adds: retrofitTerms.adds.zh,
  add: (count: string) => `加入 ${count} 个项目`,
  added: (count: string) => `已新增 ${count} 个项目`,
  none: '没有可加入的建筑。',
  indicative: labels.zh.indicative,
  close: labels.zh.close,
};

type Words = typeof zh;

const en: Words = {
  reason: wordsIn(poolReasonTerms, 'en'),
  reasons: retrofitFieldTerms.reasons.en,
  open: retrofitTerms.intoPool.en,
  title: (count) => `Add to the pool: ${count} buildings`,
  preview: labels.en.preview,
  table: 'Buildings to be added',
  building: labels.en.building,
  project: labels.en.project,
  content: retrofitFieldTerms.content.en,
  twice: retrofitTerms.twice.en,
  adds: retrofitTerms.adds.en,
  add: (count) => `Add ${count} projects`,
  added: (count) => `${count} projects added`,
  none: 'There are no buildings to add.',
  indicative: labels.en.indicative,
  close: labels.en.close,
};

export const poolPanelWords: PageWords<Words> = { zh, en };
