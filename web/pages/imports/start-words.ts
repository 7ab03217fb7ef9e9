import type { PageWords } from '../../i18n/language.tsx';

const zh = {
  title: '先做什么',
  below: '从空白到第一张排名表，三步就够。每一步都有样例文件：下载、照样填写、再导入；样例本身也能直接导入，之后可以整个撤销。',
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
  ranking: '看排名',
  own: {
    title: '用自己的城市开始',
    detail:
      '示范数据与真实数据分开存放。停止示范程序后，在程序目录里运行下面这一条命令，会建立一个空的数据目录，并给出管理员的一次性密码。',
    copy: '复制命令',
    copied: '已复制',
    command: '命令',
  },
};

const en: typeof zh = {
  title: 'What to do first',
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
  ranking: 'See the ranking',
  own: {
    title: 'Begin with my own city',
    detail:
      'The demonstration keeps its data apart. Stop it, then run this one command in the directory of the program: it makes an empty data directory and tells the one-time password of the administrator.',
    copy: 'Copy the command',
    copied: 'Copied',
    command: 'Command',
  },
};

export const startWords: PageWords<typeof zh> = { zh, en };
