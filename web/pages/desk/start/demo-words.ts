import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  accounts: {
    title: '示范账户',
    detail: (password: string) => `密码均为 ${password}，仅供本机体验；单位、人员和办件均为示范数据。`,
    making: (done: string, total: string) => `正在后台生成三年的示范办件：${done} / ${total}。生成期间控制台可照常使用。`,
  },
  own: {
    title: labels.zh.ownCity,
    detail:
      '示范数据与真实数据分开存放。点击按钮即另建一个空的城市，并给出管理员的一次性密码；该城市随示范程序一起停止，数据保存在单独的目录。',
    begin: '开始',
    opening: '正在建立空的城市……',
    opened: '自己的城市已经建立',
    address: labels.zh.address,
    user: labels.zh.account,
    password: labels.zh.oneTimePassword,
    passwordMeans: '首次登录后须更改。',
    known: '这座城市已有管理员，请用原来的账户登录。',
    enter: '打开并登录',
    later: '数据所在目录',
    laterMeans: '以后单独运行时使用这个目录，做法见手册“建立本市平台”。',
  },
};

const en: typeof zh = {
  accounts: {
    title: 'Accounts of the demo',
    detail: (password) => `The password of all is ${password}, for use on this machine only. Organisations, people and cases are made up.`,
    making: (done, total) =>
      `Three years of made-up cases are being generated in the background: ${done} of ${total}. You can use the console meanwhile.`,
  },
  own: {
    title: labels.en.ownCity,
    detail:
      'Demonstration data is kept separate. The button creates an empty city next to it and shows the one-time password of its administrator; the city stops with the demonstration, and its data stays in a directory of its own.',
    begin: 'Begin',
    opening: 'Creating an empty city …',
    opened: 'Your own city is ready',
    address: labels.en.address,
    user: labels.en.account,
    password: labels.en.oneTimePassword,
    passwordMeans: 'It has to be changed at the first sign-in.',
    known: 'This city already has an administrator: sign in with that account.',
    enter: 'Open it and sign in',
    later: 'Data directory',
    laterMeans: 'Run the program on this directory later, without the demonstration: see the handbook, “Your own city”.',
  },
};

export const demoWords: PageWords<typeof zh> = { zh, en };
