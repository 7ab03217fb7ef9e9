import type { Words } from '#kernel/finding.ts';

export const proceduresWords: Words = {
  'procedure-broken': {
    zh: '流程文件有 {faults} 处问题，首处在 {file} 第 {line} 行第 {column} 列。请按所列各处改正。',
    en: 'The procedure has {faults} faults, the first in {file} line {line}, column {column}. Correct them as listed.',
  },
  'no-such-procedure': {
    zh: '没有流程 {procedure}。请在流程列表中核对名称和版本。',
    en: 'There is no procedure {procedure}. Check its name and version in the list.',
  },
  'limit-not-missing': {
    zh: '流程 {procedure} 的状态“{state}”不缺办理时限。请改用流程文件修改。',
    en: 'The state “{state}” of {procedure} already has a time limit. Change it in the procedure file.',
  },
  'rule-needed': {
    zh: '“{state}”的办理时限没有可依据的规定。请由主管部门确定，并以本地流程的新版本写明。',
    en: 'No rule is known for the time limit of “{state}”. The authority has to set it in a local version of the procedure.',
  },
  'value-needed': {
    zh: '“{field}”没有可依据的规定。请由主管部门逐件核定，或以本地流程的新版本写明。',
    en: 'No rule is known for “{field}”. The authority decides it case by case, or sets it in a local version of the procedure.',
  },
  'effect-without-field': {
    zh: '流程 {procedure} 要设定“{set}”，建筑没有此项，办理时不会设定。请改为建筑已有的字段，如 building.greenStar，或生命周期阶段，如 building.demolished。',
    en: 'The procedure {procedure} sets “{set}”, which buildings do not have: nothing would be set. Name a field, such as building.greenStar, or a stage of their life cycle, such as building.demolished.',
  },
  'paper-general': {
    zh: '流程 {procedure} 的文书“{document}”没有随程序提供的模板，出具时用通用文书；可上传本地的 .docx。',
    en: 'The program has no template for the paper {document} of {procedure}, so the general one is used; you can upload your own .docx.',
  },
};
