import type { Words } from '#kernel/finding.ts';

export const settingsWords: Words = {
  'job=demo-casework': { zh: '生成示范办件', en: 'Making the cases of the demo' },
  'job=demo-live': { zh: '生成示范运行数据', en: 'Making what is live in the demo' },
  'no-demo-here': {
    zh: '这里不是示范程序，或它的存储在别处：请在程序目录里运行 serve 命令，建立自己的城市。',
    en: 'This is not the demo, or its stores are elsewhere. To start your own city, run the serve command in the program directory.',
  },
  'tiles-not-usable': {
    zh: '底图地址“{tiles}”不可用：须以 https:// 开头，并含 {z}、{x}、{y} 三处占位。',
    en: 'The tile address "{tiles}" cannot be used: it must begin with https:// and contain {z}, {x} and {y}.',
  },
};
