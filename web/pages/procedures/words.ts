import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import { procedureTerms } from '#procedures/vocabulary.ts';
import type { PageWords } from '../../i18n/language.tsx';

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
    file: labels.zh.file,
  },
  below: '各项办事流程的角色、表单、状态和时限，每项注明依据。',
  tabs: { list: '现行流程', check: '检查流程文件' },
  picture: (name: string) => `${name}流程图`,
  save: '下载流程图',
  states: '状态和时限',
  text: '流程文件（YAML）',
  textHint: '粘贴文件全文，或选择文件；只检查，不保存。',
  check: labels.zh.check,
  add: '存为本市流程',
  sound: (id: string, states: number, steps: number) => `${id}：${states} 个状态，${steps} 个步骤，未发现问题。`,
  added: '已存为本市流程，自生效日起适用；已开始的案件仍按原版本办理。',
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
    file: labels.en.file,
  },
  below: 'Roles, forms, states and terms of each procedure, with what they rest on.',
  tabs: { list: 'In force', check: 'Check a file' },
  picture: (name) => `${name} drawn`,
  save: 'Download the picture',
  states: 'States and terms',
  text: 'File of the procedure (YAML)',
  textHint: 'Paste the whole file, or choose it; it is checked and not kept.',
  check: labels.en.check,
  add: 'Keep as a procedure of the city',
  sound: (id, states, steps) => `${id}: ${states} states, ${steps} steps, no faults.`,
  added: 'Kept as a procedure of the city; cases that have begun stay on their version.',
  unset: 'None set',
};

export const proceduresPageWords: PageWords<typeof zh> = { zh, en };
