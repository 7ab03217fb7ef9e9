import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  title: labels.zh.quickStart,
  below: '三步完成首张排名表。每步均有样例文件：下载、按样例填写、导入；样例可直接导入，也可整体撤销。',
  sampleOf: (what: string, format: string) => `下载${what}样例（${format}）`,
  go: '去导入',
  done: (count: string) => `已有 ${count} 栋建筑`,
  buildings: { title: '1. 导入建筑', name: '建筑', detail: '每栋一行：代码、名称、用途、地区、建筑面积……表头用中文即可。' },
  meters: { title: '计量点（可选）', name: '计量点', detail: '有分表、倍率或换表时先导入计量点；只有每栋的账单时可以跳过。' },
  readings: { title: '2. 导入读数或账单', name: '读数', detail: '每栋一行、每月一列的账单，或抄表、采集系统导出的读数。' },
  people: {
    title: '3. 邀请同事',
    detail: '系统管理员为主管部门、业主单位和审计开账户；每人只看到自己的地区或单位。',
    askAdmin: '请联系系统管理员开户。',
    go: '去开账户',
  },
  ranking: labels.zh.seeRanking,
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
    later: '单独运行的命令：',
  },
};

const en: typeof zh = {
  title: labels.en.quickStart,
  below:
    'Three steps from nothing to the first ranked list. Each has a sample file: download it, fill it in, import it; the sample itself imports too, and is undone as a whole.',
  sampleOf: (what, format) => `Sample of ${what} (${format})`,
  go: 'Import',
  done: (count) => `${count} buildings are here`,
  buildings: {
    title: '1. Import the buildings',
    name: 'buildings',
    detail: 'A row for each: code, name, use, region, floor area … Headings may be Chinese or English.',
  },
  meters: {
    title: 'Metering points (if you like)',
    name: 'metering points',
    detail: 'First where there are sub-meters, multipliers or swaps; not needed for bills by building.',
  },
  readings: {
    title: '2. Import readings or bills',
    name: 'readings',
    detail: 'Bills with a row for each building and a column for each month, or what meters and systems export.',
  },
  people: {
    title: '3. Invite people',
    detail: 'The administrator opens accounts for the bureau, owners and auditors; each sees their own region or organisation.',
    askAdmin: 'Ask your administrator for accounts.',
    go: 'Open accounts',
  },
  ranking: labels.en.seeRanking,
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
    later: 'To run it later by itself, without the demonstration:',
  },
};

export const startWords: PageWords<typeof zh> = { zh, en };
