import type { Words } from '#kernel/finding.ts';

export const knowledgeWords: Words = {
  'knowledge-bad': {
    zh: '知识文件有 {faults} 处问题，首处在 {file} 第 {line} 行；全部未采用。请按所列各处改正后重新载入。',
    en: 'The knowledge files have {faults} faults, the first in {file} line {line}; nothing of them was taken. Mend the places listed and load again.',
  },
  'yaml-broken': {
    zh: '{file} 第 {line} 行不是正确的 YAML：{said}。请检查缩进、引号和括号。',
    en: '{file} line {line} is not valid YAML: {said}. Check indentation, quotes and brackets.',
  },
  'knowledge-field-bad': {
    zh: '{file} 第 {line} 行的字段 {field} 不合要求：{said}。',
    en: '{file} line {line}: the field {field} is not as it must be: {said}.',
  },
  'knowledge-field-unknown': {
    zh: '{file} 第 {line} 行有未知字段 {field}。请核对拼写；含逗号的文字须加引号。',
    en: '{file} line {line} has a field that is not known: {field}. Check its spelling; text with a comma needs quotes.',
  },
  'knowledge-twice': {
    zh: '{file} 第 {line} 行：条目 {entry} 已在 {other} 出现。请改用新的版本号，或另取名称并写明 supersedes。',
    en: '{file} line {line}: {entry} stands already in {other}. Give it the next version, or a name of its own with `supersedes`.',
  },
  'knowledge-kind-differs': {
    zh: '{file} 第 {line} 行：条目 {entry} 与 {other} 同名而类别不同。请另取名称。',
    en: '{file} line {line}: {entry} has the name of an entry of another kind in {other}. Give it another name.',
  },
  'knowledge-changed': {
    zh: '{file} 第 {line} 行：条目 {entry} 与 {firstSeen} 首次载入时不同。条目只能更新版本，不可改写：请恢复原文，另写版本 {next}。',
    en: '{file} line {line}: {entry} is not what it was when first seen on {firstSeen}. Entries are superseded, never edited: put it back and write version {next}.',
  },
  'knowledge-too-large': {
    zh: '{file} 过大（{bytes} 字节，至多 {most}）。请分成几个文件。',
    en: '{file} is too large ({bytes} bytes, at most {most}). Divide it into several files.',
  },
};
