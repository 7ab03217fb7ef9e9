import { dueStateTerms, periodicTerms } from '#retrofit/commissioning/vocabulary.ts';
import { equipmentFieldTerms } from '#registry/equipment/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';
import { commissioningPageWords } from './words.ts';

const zh = {
  term: wordsIn(periodicTerms, 'zh'),
  state: wordsIn(dueStateTerms, 'zh'),
  label: { building: labels.zh.building, equipment: equipmentFieldTerms.code.zh, state: labels.zh.state },
  set: '保存调适间隔',
  end: '停止定期调适',
  act: labels.zh.does,
  monthsHint: '如 12；没有默认值',
  sinceHint: '没有登记措施时填写；有登记的，以较晚的一天为准',
  equipmentHint: '不填则为整栋建筑，其中任何一项措施都算',
  buildingHint: commissioningPageWords.zh.buildingHint,
};

const en: typeof zh = {
  term: wordsIn(periodicTerms, 'en'),
  state: wordsIn(dueStateTerms, 'en'),
  label: { building: labels.en.building, equipment: equipmentFieldTerms.code.en, state: labels.en.state },
  set: 'Save the interval',
  end: 'Stop periodic commissioning',
  act: labels.en.does,
  monthsHint: 'Such as 12; there is no default',
  sinceHint: 'Used where no action is on record; otherwise the later of the two counts',
  equipmentHint: 'Empty: the whole building; any action in it counts',
  buildingHint: commissioningPageWords.en.buildingHint,
};

export const periodicWords: PageWords<typeof zh> = { zh, en };
