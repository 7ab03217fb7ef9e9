import { labels } from '#kernel/label-terms.ts';
import { calendarWords } from './calendar-words.ts';
import { ledgerWords } from './ledger-words.ts';
import { parcelWords } from './parcel-words.ts';
import { solarWords } from './solar-words.ts';
import { savingWords } from './saving-words.ts';
import { statementWords } from './statement-words.ts';
import { targetWords } from './target-words.ts';
import { workWords } from './work-words.ts';

/** The terms of the field, as in `docs/glossary.md` (a test keeps the two in agreement), with their meanings in both languages. */
export const terms = {
  ...ledgerWords,
  ...solarWords,
  'use-of-a-building': {
    en: 'use (of a building)',
    zh: '用途',
    means: { en: 'office, school …; several in one building, dated', zh: '办公、学校等；一栋可有多种，注明起始日期' },
  },
  'use-of-energy': {
    en: 'use (of energy)',
    zh: '用能量',
    means: { en: "what was consumed in a step, in the carrier's unit", zh: '一段时间内消耗的能源，以该能源的单位表示' },
  },
  vocabulary: {
    en: 'vocabulary, term',
    zh: '词汇表、名称',
    means: { en: 'the name of every code, in both languages, by category', zh: '各类代码的中英文名称' },
  },
  carrier: {
    en: 'carrier',
    zh: '能源种类',
    means: { en: 'electricity, heat, cooling, gas, water, coal, oil, steam', zh: '电、热、冷、燃气、水、煤、油、蒸汽' },
  },
  'energy-item': {
    en: 'energy item',
    zh: '分项',
    means: { en: '01000 electricity, 01A00 lighting and sockets …', zh: '01000 电、01A00 照明与插座等分项' },
  },
  meter: {
    en: 'metering point, meter',
    zh: '计量点、计量表',
    means: { en: 'the place where energy is measured; devices come and go behind it', zh: '计量能源的位置；其后的表计可以更换' },
  },
  device: {
    en: 'device',
    zh: '表计（装置）',
    means: { en: 'the meter currently installed, with its digits and multiplier', zh: '当前安装的表，有位数与倍率' },
  },
  register: { en: 'register', zh: '表底（累计示数）', means: { en: "a counter's reading", zh: '计数器的示数' } },
  interval: { en: 'interval', zh: '时段用量', means: { en: 'use between two instants', zh: '两个时刻之间的用量' } },
  'billing-period': {
    en: 'billing period',
    zh: '账期',
    means: { en: 'an interval by the dates of a bill', zh: '以账单起止日期表示的时段' },
  },
  'bill-book': {
    en: 'bill book',
    zh: '账单表',
    means: {
      en: 'bills of a building as its property firm keeps them in a spreadsheet: meters, readings, use and money by month',
      zh: '物业按月登记一栋建筑各表表底、用量和费用的表格',
    },
  },
  multiplier: { en: 'multiplier', zh: '倍率', means: { en: 'what a reading is multiplied by to give use', zh: '示数乘以它得到用量' } },
  direction: {
    en: 'direction',
    zh: '方向',
    means: {
      en: "what a metering point counts: consumption, both ways, or the building's own generation, which is not use",
      zh: '计量点计什么：单向（用入）、双向，或发电（建筑自己所发，不计入用量）',
    },
  },
  rollover: {
    en: 'rollover',
    zh: '翻转（过零）',
    means: { en: 'the counter passed its highest digits and began again', zh: '示数超过最大位数后从零开始' },
  },
  swap: { en: 'swap', zh: '换表', means: { en: 'another device behind the same metering point', zh: '同一计量点换了另一只表' } },
  dropout: {
    en: 'dropout',
    zh: '零读数、短时跌落',
    means: { en: 'readings that fall and return within a day', zh: '读数一日内跌落又恢复' },
  },
  spike: { en: 'spike', zh: '尖峰', means: { en: 'readings that jump and fall back within a day', zh: '读数一日内突增又恢复' } },
  contradiction: { en: 'contradiction', zh: '矛盾读数', means: { en: 'different values received together', zh: '同时收到的不同数值' } },
  revision: { en: 'revision', zh: labels.zh.correct, means: { en: 'a later value for the same instant', zh: '同一时刻后来收到的数值' } },
  received: {
    en: 'received',
    zh: '收到时间',
    means: { en: 'when something became known, as the sender claims', zh: '发送方声称的得知时间' },
  },
  recorded: {
    en: 'recorded',
    zh: '记录时间',
    means: { en: 'when the program wrote it; it cannot be set by anyone', zh: '程序写入的时间，任何人不能更改' },
  },
  source: {
    en: 'source (of an import)',
    zh: '导入的文件（原样）',
    means: { en: 'the file that an import read, kept byte for byte as received', zh: '导入所读的文件，与收到时逐字节相同地保存' },
  },
  'known-at': {
    en: 'known at',
    zh: '截至某时所知',
    means: { en: 'a question about the past as it was known then', zh: '按当时所知回答关于过去的问题' },
  },
  coverage: {
    en: 'coverage',
    zh: '覆盖率',
    means: { en: 'the measured share of the requested time', zh: '所问时间中有计量的比例' },
  },
  heatingSeason: {
    en: 'heating season',
    zh: '供暖期',
    means: {
      en: 'the days on which the network of a place heats, by its own rule; missing heat on other days is not a gap',
      zh: '当地规定的供热起止日期；其余日子没有热的读数不算缺口',
    },
  },
  completeness: { en: 'completeness', zh: '完整率', means: { en: 'coverage by building and step', zh: '按建筑和时段计的覆盖率' } },
  estimated: {
    en: 'estimated',
    zh: '估算',
    means: { en: 'spread from readings further apart than the step', zh: '由间隔较长的读数分摊到较短时段' },
  },
  'counter-line': {
    en: 'counter line',
    zh: '累计线',
    means: { en: 'the one line behind all use: energy measured up to an instant', zh: '一切用量背后的一条线：到某一时刻为止的累计能源' },
  },
  'day-row': {
    en: 'day row',
    zh: '日行',
    means: { en: 'use and coverage of one meter on one local day, as known now', zh: '一只表一个本地日的用量与覆盖率，按当前所知' },
  },
  commit: {
    en: 'commit',
    zh: '入库',
    means: {
      en: 'the one step that judges new readings and corrects everything that depends on them; its number is in columns named `settle`',
      zh: '判断新到数据并更正受其影响的结果的唯一步骤；其编号写在名为 settle 的列里',
    },
  },
  finding: {
    en: 'finding',
    zh: '疑点、提示',
    means: { en: 'what is doubtful about a result, and what to do', zh: '结果中可疑之处，以及应如何处理' },
  },
  problem: { en: 'problem', zh: '问题', means: { en: 'an error that ends a request (RFC 9457)', zh: '使请求无法完成的问题（RFC 9457）' } },
  decision: { en: 'decision', zh: '判定', means: { en: "a person's decision on a finding", zh: '人对疑点的判断' } },
  figure: {
    en: 'figure',
    zh: '数值',
    means: {
      en: 'a number that can be opened: formula, inputs, meters, known-at time',
      zh: '可以追溯的数值：公式、输入、计量表、数据截止时间',
    },
  },
  intensity: { en: 'intensity', zh: '单位面积能耗（强度）', means: { en: 'use per square metre and year', zh: '每平方米每年的用能' } },
  quota: { en: 'quota', zh: '用能限额', means: { en: 'constraint value 约束值 and target value 引导值', zh: '约束值与引导值' } },
  indicative: {
    en: 'indicative',
    zh: '参考',
    means: {
      en: 'depends on a figure that is neither VERIFIED nor confirmed by the city; is in no formal list, and is marked wherever it is shown',
      zh: '所依据的数值未经核实，本市也未对照原文确认；不进入正式名单，凡显示处均作标明',
    },
  },
  rank: { en: 'rank, percentile', zh: '排名、百分位', means: { en: 'position among buildings of one use', zh: '在同类建筑中的位置' } },
  ...calendarWords,
  stock: {
    en: 'building stock',
    zh: '建筑能耗一览',
    means: {
      en: 'the buildings of a place in a year with use, intensity, verdict and what is missing',
      zh: '一个地区某年的全部建筑：用量、强度、定额判定和数据缺口',
    },
  },
  'key-figure': {
    en: 'key figure',
    zh: '关键指标',
    means: { en: 'a number of a place on the overview that links to its list', zh: '总览上的地区指标，点开即是所对应的名单' },
  },
  ...workWords,
  'standard-coal': {
    en: 'standard coal',
    zh: '标准煤',
    means: { en: 'kgce, calorific equivalent 当量值', zh: '千克标准煤（kgce），按当量值' },
  },
  'degree-days': { en: 'degree days', zh: '度日数', means: { en: 'HDD18 采暖度日, CDD26 空调度日', zh: 'HDD18 采暖度日、CDD26 空调度日' } },
  memo: {
    en: 'memo',
    zh: '便签',
    means: {
      en: 'a figure that somebody saved for themselves, as it was known then, with their own words',
      zh: '自己存下的数字，按当时所知，附自己写的话，仅自己可见',
    },
  },
  attachments: {
    en: 'attachments',
    zh: '附件与备注',
    means: {
      en: 'files and notes stored with a building, with author, time and earlier text',
      zh: '随建筑保存的文件和备注，注明作者、时间和修改前的内容',
    },
  },
  notice: {
    en: 'notice',
    zh: '通知',
    means: {
      en: 'a message to a person about something that concerns them; kept in their inbox, and optionally sent by mail',
      zh: '与本人有关的消息；总在收件箱中，也可同时发到邮箱',
    },
  },
  job: { en: 'job', zh: '任务', means: { en: 'long work that continues after a restart', zh: '程序停止后仍会继续的长时间工作' } },
  delivery: {
    en: 'delivery',
    zh: '发送',
    means: {
      en: 'the sending of a notice to one mail address or webhook, with its attempts',
      zh: '一条通知发往一个邮箱或推送地址，连同各次尝试',
    },
  },
  webhook: {
    en: 'webhook',
    zh: '推送（webhook）',
    means: { en: 'an address to which notices are posted, signed', zh: '接收通知的网络地址，内容带签名' },
  },
  'quiet-hours': {
    en: 'quiet hours',
    zh: '安静时段',
    means: { en: 'when no mail is sent; it is sent when they end', zh: '不发邮件的时段；期间的邮件在结束后再发' },
  },
  import: {
    en: 'import',
    zh: '导入',
    means: { en: 'a file that was read, with author, time and result; can be undone', zh: '一次文件导入，记录谁、何时、结果；可以撤销' },
  },
  profile: {
    en: 'profile',
    zh: '导入方案',
    means: { en: 'how the columns of a kind of file are read, saved', zh: '保存的某类文件各列的读取方式' },
  },
  'live-readings': {
    en: 'live readings',
    zh: '实时读数',
    means: { en: 'readings that a system sends message by message', zh: '系统逐条消息发来的读数' },
  },
  message: {
    en: 'message',
    zh: '消息（报文）',
    means: { en: 'some live readings sent together, answered together', zh: '一起发来、一起答复的若干实时读数' },
  },
  sender: { en: 'sender', zh: '发送方', means: { en: 'the account or key that messages come from', zh: '发来消息的账户或密钥' } },
  tail: { en: 'tail', zh: '尾段', means: { en: 'the last readings of a meter, kept in memory', zh: '内存中保存的一只表最近的读数' } },
  ...savingWords,
  ...parcelWords,
  reject: {
    en: 'reject',
    zh: '拒收行',
    means: { en: 'a row that could not be imported, with where and why', zh: '未能导入的行，注明位置与原因' },
  },
  scope: { en: 'scope', zh: '权限范围', means: { en: 'the caller and what they may see', zh: '谁在查看、能看到什么' } },
  'audit-trail': {
    en: 'audit trail',
    zh: '审计日志',
    means: { en: 'who did what; append-only', zh: '谁做了什么；只能增加，不能更改' },
  },
  disclosure: {
    en: 'disclosure',
    zh: '公示',
    means: {
      en: 'figures published as known then, until published again or withdrawn',
      zh: '按当时所知向公众发布的数值，直至重新公示或撤下',
    },
  },
  consent: {
    en: 'consent',
    zh: labels.zh.consent,
    means: { en: 'a note of who agreed to the disclosure of a building', zh: '业主同意公示某栋建筑的记录' },
  },
  ...statementWords,
  knowledge: {
    en: 'knowledge',
    zh: '知识文件',
    means: { en: 'coefficients, tables, policies as data, with source and status', zh: '以数据形式保存的系数、表格与政策，注明来源与状态' },
  },
  ...targetWords,
};

export type TermName = keyof typeof terms;

export const termNames = Object.keys(terms) as readonly TermName[];
