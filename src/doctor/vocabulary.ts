import { category, type Category, wordsIn } from '#kernel/vocabulary.ts';

/** What the full check looks at. */
export const checkTerms = category({
  disk: { zh: '磁盘空间', en: 'Room on the disk' },
  postgres: { zh: '台账库可用', en: 'The registry answers' },
  clickhouse: { zh: '读数库可用', en: 'The readings answer' },
  migrations: { zh: '数据库结构为最新', en: 'The stores are as this version wants them' },
  'imports-of-readings': { zh: '读数导入记录一致', en: 'Imports of readings agree' },
  'imports-of-weather': { zh: '气象导入记录一致', en: 'Imports of weather agree' },
  'meters-of-readings': { zh: '读数都属于已登记的计量点', en: 'Every reading has its meter' },
  'meters-of-days': { zh: '日用量都属于已登记的计量点', en: 'Every day of use has its meter' },
  'stations-of-weather': { zh: '气象数据都属于已登记的站点', en: 'All weather has its station' },
  readings: { zh: '读数都属于某次导入', en: 'Every reading has its import' },
  months: { zh: '按月的合计等于日用量之和', en: 'Sums by month are those of the days' },
  'files-of-imports': { zh: '导入的文件都原样保存着', en: 'Files of imports are as they came' },
  statements: { zh: '签发文件的链完整，文件未被改动', en: 'The chain of issued statements holds' },
  notices: { zh: '通知都已送出', en: 'Notices were sent' },
  'second-factors': { zh: '两步验证都能用现在的密钥打开', en: 'Second factors open with the secret that there is' },
  recomputed: { zh: '变更后的计量点都已重算', en: 'Changed meters are computed anew' },
  jobs: { zh: '后台任务按时运行', en: 'Jobs run in time' },
  organisations: { zh: '单位的上级关系完整', en: 'Organisations have what is above them' },
  projects: { zh: '项目资料一致', en: 'Projects agree' },
  points: { zh: '测点资料一致', en: 'Points agree' },
  'settlement-points': { zh: '热量结算点资料一致', en: 'Settlement points agree' },
  substations: { zh: '热力站资料一致', en: 'Substations agree' },
  'room-samples': { zh: '室温抽测一致', en: 'Room samples agree' },
  households: { zh: '热用户资料一致', en: 'Households agree' },
  'heat-units': { zh: '热用户分摊值一致', en: 'Units of allocators agree' },
  'heat-supplies': { zh: '购热价目一致', en: 'Heat that companies buy agrees' },
  'heat-payments': { zh: '缴费记录一致', en: 'Payments for heat agree' },
  channels: { zh: '通道资料一致', en: 'Channels agree' },
  equipment: { zh: '设备资料一致', en: 'Equipment agrees' },
  retrofits: { zh: '改造项目资料一致', en: 'Retrofit projects agree' },
  'green-certificates': { zh: '绿电证书一致', en: 'Green certificates agree' },
  'meter-certificates': { zh: '检定证书一致', en: 'Certificates of meters agree' },
  training: { zh: '培训记录一致', en: 'Training agrees' },
  people: { zh: '专家和检查员资料一致', en: 'Experts and inspectors agree' },
  standards: { zh: '标准库一致', en: 'Standards agree' },
  contracts: { zh: '合同账目完整，未被改动', en: 'Ledgers of contracts hold' },
  baselines: { zh: '锁定的基准未被改动', en: 'Sealed baselines hold' },
  cases: { zh: '办件记录完整，未被改动', en: 'Records of cases hold' },
  'photos-of-inspections': { zh: '室温检查照片都原样保存着', en: 'Photos of inspections are as they came' },
  'retrofit-survey-photos': { zh: '改造调查照片都原样保存着', en: 'Photos of surveys for retrofits are as they came' },
  'evidence-of-tasks': { zh: '任务填报的佐证材料都原样保存着', en: 'Evidence of tasks is as it came' },
  'files-of-energy-audits': { zh: '能源审计收到的文件都原样保存着', en: 'Files of energy audits are as they came' },
  'files-of-buildings': { zh: '建筑附件都原样保存着', en: 'Files of buildings are as they came' },
  backups: { zh: '备份', en: 'Backups' },
});

export const doctorVocabulary = { check: checkTerms } satisfies Readonly<Record<string, Category>>;

/** The same by language, for dictionaries. */
export const checkNames = { zh: wordsIn(checkTerms, 'zh'), en: wordsIn(checkTerms, 'en') } as const;
