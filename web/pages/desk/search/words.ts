import { hitTerms, nothingFound } from '#desk/search/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  title: '搜索全部内容',
  box: '建筑、热用户、计量点、单位、项目、条文、导入、页面',
  hint: '可输入名称、代码、拼音或首字母，如 yqsrmyy',
  keys: '↑ ↓ 选择　Enter 打开　Esc 关闭',
  results: '搜索结果',
  none: nothingFound.zh,
  close: labels.zh.close,
  count: (total: string) => `${total} 条`,
  least: (total: string) => `至少 ${total} 条`,
  kind: wordsIn(hitTerms, 'zh'),
};

const en: typeof zh = {
  title: 'Search everything',
  box: 'Buildings, households, meters, organisations, projects, clauses, imports, pages',
  hint: 'A name, a code, pinyin or its initials, such as yqsrmyy',
  keys: '↑ ↓ choose   Enter open   Esc close',
  results: 'Search results',
  none: nothingFound.en,
  close: labels.en.close,
  count: (total) => total,
  least: (total) => `${total} or more`,
  kind: wordsIn(hitTerms, 'en'),
};

export const searchWords: PageWords<typeof zh> = { zh, en };
