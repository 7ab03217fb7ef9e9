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
    detail: '示范数据与真实数据分开存放。点击按钮即另建一个空的城市，并给出管理员的一次性密码；它随示范程序停止，数据保存在其自身目录。',
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
    detail: (password) => `All with the password ${password}, on this machine alone. Firms, people and cases are made up.`,
    making: (done, total) => `Three years of made-up cases are being made behind the console: ${done} of ${total}. It works meanwhile.`,
  },
  own: {
    title: labels.en.ownCity,
    detail:
      'The demonstration keeps its data apart. One press opens an empty city beside it and tells the one-time password of its administrator; it stops with the demonstration, and its data stay in a directory of their own.',
    begin: 'Begin',
    opening: 'Opening an empty city …',
    opened: 'Your own city is there',
    address: labels.en.address,
    user: labels.en.account,
    password: labels.en.oneTimePassword,
    passwordMeans: 'You are asked for your own at the first sign-in.',
    known: 'This city has an administrator already: sign in as before.',
    enter: 'Open it and sign in',
    later: 'Directory of its data',
    laterMeans: 'Run the program on this directory later, without the demonstration: see the handbook, “Your own city”.',
  },
};

export const demoWords: PageWords<typeof zh> = { zh, en };
