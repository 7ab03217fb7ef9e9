import { type Words } from '#kernel/finding.ts';
import { valueWordsOf } from '#kernel/vocabulary.ts';
import { catalogueListTerms } from './vocabulary.ts';

export const cataloguesWords: Words = {
  ...valueWordsOf(['lists', 'decides'], catalogueListTerms),
  'catalogue-until-before-from': {
    zh: '终止日 {until} 早于起始日 {from}，请改正。',
    en: 'It ends on {until}, before it begins on {from}: correct the dates.',
  },
  'catalogue-columns-missing': {
    zh: '{file} 没有产品名称或编码一列（现有列：{columns}）。请把列名写作“名称”或“编码”。',
    en: '{file} has no column for names or codes of products (it has {columns}). Call it "name" or "code".',
  },
  'catalogue-none': {
    zh: '{place}及其上级、国家在 {date} 都没有已载入的有效目录：产品是否列入目录无从判断。请先导入目录（csv 或 xlsx）。',
    en: 'No catalogue of {place}, of a place above it or of the nation is loaded that is valid on {date}, so whether a product is listed is not known. Import a catalogue first (csv or xlsx).',
  },
  'catalogue-large': { zh: '超过 {most} 行，请分成几个文件。', en: 'The file has more than {most} rows. Split it into several files.' },
  'catalogues-contradict': {
    zh: '第 {row} 行 {product} 同时列入{lists}目录；按最严的“{decides}”认定。请核对目录。',
    en: 'Row {row}: {product} is in several lists: {lists}. The strictest one applies: {decides}. Check the catalogues.',
  },
  'catalogue-code-other-name': {
    zh: '第 {row} 行 {product} 的编码 {code} 在目录中是 {names}。请核对编码。',
    en: 'Row {row}: the code {code} of {product} belongs to {names} in the catalogue. Check the code.',
  },
};
