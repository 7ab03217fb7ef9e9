import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import { parcelStateTerms, uploadTerms } from '#upload/vocabulary.ts';
import type { PageWords } from '../../i18n/language.tsx';

const termsIn = (language: 'zh' | 'en') => ({
  term: wordsIn(uploadTerms, language),
  stateNames: wordsIn(parcelStateTerms, language),
});

const zh = {
  ...termsIn('zh'),
  label: {
    day: labels.zh.day,
    state: labels.zh.state,
    from: labels.zh.from,
    to: labels.zh.to,
    place: labels.zh.place,
    building: labels.zh.building,
  },
  title: labels.zh.uploads,
  below: '每天的分项小时数据按日打包上传到上级中心，直到收到回执；数据更正后自动出新版。',
  tabs: { sent: '发往上级', received: '来自下级' },
  run: '生成并发送',
  runAll: '发送所有待上传和有变的日子',
  noTarget: '还没有上传对象。设置并开启之前，没有任何数据离开本机。',
  setUp: '设置上传对象',
  code: labels.zh.name,
  secretMeans: '密封保存，不再显示；留空则保持不变。',
  wayMeans: 'http:// 或 https:// 地址、file:/目录，或 collector://主机:端口',
  changes: (day: string) => `${day} 本版与上一版的差别`,
  item: labels.zh.item,
  start: '开始的小时',
  before: labels.zh.before,
  after: labels.zh.after,
  noChanges: '这是第一版，或没有差别。',
  why: labels.zh.remarks,
  show: '看差别',
  nothingCame: '这段时间没有收到数据包。',
  missing: (centre: string, count: string) => `${centre} 缺 ${count} 天`,
  file: '回执表（xlsx）',
};

const en: typeof zh = {
  ...termsIn('en'),
  label: {
    day: labels.en.day,
    state: labels.en.state,
    from: labels.en.from,
    to: labels.en.to,
    place: labels.en.place,
    building: labels.en.building,
  },
  title: labels.en.uploads,
  below: 'The hours of each day go up to the next centre as a parcel until it gives a receipt; corrected data make a further version.',
  tabs: { sent: 'Sent', received: 'Received' },
  run: 'Make and send',
  runAll: 'Send all that is due or changed',
  noTarget: 'There is no target yet. Until one is set up and switched on nothing leaves this machine.',
  setUp: 'Set up a target',
  code: labels.en.name,
  secretMeans: 'Kept sealed and never shown again; left empty it stays.',
  wayMeans: 'http:// or https://, file:/directory, or collector://HOST:PORT',
  changes: (day: string) => `What this version of ${day} changed`,
  item: labels.en.item,
  start: 'Hour',
  before: labels.en.before,
  after: labels.en.after,
  noChanges: 'This is the first version, or nothing differs.',
  why: labels.en.remarks,
  show: 'Changes',
  nothingCame: 'No parcel came in this period.',
  missing: (centre: string, count: string) => `${centre} lacks ${count} days`,
  file: 'Receipts (xlsx)',
};

export const uploadWords: PageWords<typeof zh> = { zh, en };
