import type { Words } from '#kernel/finding.ts';

export const settingsWords: Words = {
  'tiles-not-usable': {
    zh: '底图地址「{tiles}」不可用：须以 https:// 开头，并含 {z}、{x}、{y} 三处占位。',
    en: 'The tile address "{tiles}" cannot be used: it begins with https:// and holds the places {z}, {x} and {y}.',
  },
};
