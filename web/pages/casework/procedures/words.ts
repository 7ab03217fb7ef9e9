import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import { procedureTerms } from '#casework/procedures/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const termsIn = (language: 'zh' | 'en') => ({ term: wordsIn(procedureTerms, language) });

const zh = {
  ...termsIn('zh'),
  label: {
    name: labels.zh.name,
    procedures: labels.zh.procedures,
    code: labels.zh.code,
    version: labels.zh.version,
    state: labels.zh.state,
    basis: labels.zh.basis,
    verification: labels.zh.verification,
  },
  below: '各项办事流程的角色、表单、状态和时限，每项注明依据。',
  tabs: { list: '现行流程', check: '编写流程文件' },
  picture: (name: string) => `${name}流程图`,
  save: '下载流程图',
  states: '状态和时限',
  unset: '未规定',
};

const en: typeof zh = {
  ...termsIn('en'),
  label: {
    name: labels.en.name,
    procedures: labels.en.procedures,
    code: labels.en.code,
    version: labels.en.version,
    state: labels.en.state,
    basis: labels.en.basis,
    verification: labels.en.verification,
  },
  below: 'Roles, forms, states and time limits of each procedure, each with its basis.',
  tabs: { list: 'In force', check: 'Write a procedure file' },
  picture: (name) => `Flow chart of ${name}`,
  save: 'Download the flow chart',
  states: 'States and time limits',
  unset: 'Not set',
};

export const proceduresPageWords: PageWords<typeof zh> = { zh, en };
