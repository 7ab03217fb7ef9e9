import type { Words } from '#kernel/finding.ts';

export const typedTextWords: Words = {
  'typed-text-long': {
    zh: 'YAML 文本超过 {most} MB。请拆成几份，或改用 JSON。',
    en: 'The YAML is longer than {most} MB. Split it, or give it as JSON.',
  },
  'typed-text-parts': {
    zh: '文本中的键和值超过 {most} 个。请拆成几份。',
    en: 'The text holds more than {most} keys and values. Split it.',
  },
  'typed-text-aliases': {
    zh: '文本中的 YAML 锚点和别名（& 和 *）超过 {most} 个。请把内容直接写出。',
    en: 'The text holds more than {most} YAML anchors and aliases (& and *). Write what they stand for.',
  },
};
