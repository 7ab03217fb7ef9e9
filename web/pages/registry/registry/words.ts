import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import { buildingFieldTerms, lifeEventTerms } from '#registry/registry/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  building: {
    facts: '建筑档案',
    aliases: '并入的代码',
    unknown: labels.zh.notFilledIn,
  },
  life: {
    title: '生命周期',
    list: '建筑的沿革',
    none: '尚无沿革。在档案中填写建成年份或生命周期事件，或注明某项变化的起始日期，这里就会出现。',
    became: (field: string, value: string) => `${field}变为 ${value}`,
    kind: wordsIn(lifeEventTerms, 'zh') as Readonly<Record<string, string>>,
  },
  yes: labels.zh.yes,
  no: labels.zh.no,
  field: wordsIn(buildingFieldTerms, 'zh') as Readonly<Record<string, string>>,
};

const en: typeof zh = {
  building: {
    facts: 'Building record',
    aliases: 'Codes merged into it',
    unknown: labels.en.notFilledIn,
  },
  life: {
    title: 'Life cycle',
    list: 'History of the building',
    none: 'Nothing yet. Once you fill in the year built or life-cycle events, or state from when a change applies, it is listed here.',
    became: (field, value) => `${field} became ${value}`,
    kind: wordsIn(lifeEventTerms, 'en') as Readonly<Record<string, string>>,
  },
  yes: labels.en.yes,
  no: labels.en.no,
  field: wordsIn(buildingFieldTerms, 'en') as Readonly<Record<string, string>>,
};

export const registryWords: PageWords<typeof zh> = { zh, en };
