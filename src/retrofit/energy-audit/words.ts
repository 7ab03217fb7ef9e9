import type { Words } from '#kernel/finding.ts';

/** Messages of energy audits. */
export const energyAuditWords: Words = {
  'no-such-audit': { zh: '没有编号为 {audit} 的能源审计。', en: 'There is no energy audit {audit}.' },
  'no-such-level': { zh: '没有 {level} 级审计的资料清单。', en: 'There is no list of requested items for audits of level {level}.' },
  'link-gone': { zh: '这个链接已经失效，请向 {by} 索取新的链接。', en: 'This link has expired: ask {by} for a new one.' },
  'audit-no-item': { zh: '这次审计没有“{item}”这一项资料。', en: 'This audit has no item “{item}”.' },
  'audit-not-asked': {
    zh: '“{item}”已经掌握或已核收，不需要再提供。',
    en: '“{item}” is already known or accepted and need not be provided.',
  },
  'audit-takes-file': { zh: '“{item}”请上传文件。', en: 'Upload a file for “{item}”.' },
  'audit-takes-text': { zh: '“{item}”请直接填写，不用文件。', en: 'Enter “{item}” as text, not as a file.' },
  'audit-answer-bad': {
    zh: '“{item}”的内容“{text}”不能识别；请改正后再试。',
    en: 'The answer “{text}” to “{item}” is not recognised: correct it and try again.',
  },
  'audit-months-bad': {
    zh: '不能识别“{text}”；请每行写一个月和用量，如 2025-01 1200，同一个月只写一次。',
    en: '“{text}” is not recognised: write one month and its use on each line, such as 2025-01 1200, each month only once.',
  },
  'audit-not-received': {
    zh: '“{item}”没有待核收的内容；请刷新后再看。',
    en: 'Nothing is waiting to be accepted for “{item}”: refresh and look again.',
  },
  'audit-which-meter': {
    zh: '“{item}”有多个计量点（{meters}），按月填写的数分不清是哪个；请退回，改为上传写明计量点的账单。',
    en: '“{item}” has several metering points ({meters}), so monthly figures cannot be assigned to one: send it back and ask for bills that name the metering point.',
  },
  'audit-bills-several': {
    zh: '“{item}”的账单写了 {count} 个计量点（{codes}）；请只上传这种能源总表的账单。',
    en: 'The bills for “{item}” name {count} metering points ({codes}): upload only the bills of the main meter.',
  },
  'audit-nothing-taken': {
    zh: '导入 {import} 没有收进任何内容，{rejected} 行有误（{why}）；请查看后退回或改正。',
    en: 'Import {import} accepted nothing; {rejected} rows are wrong ({why}): review it, then send it back or correct it.',
  },
  'audit-answer-lost': {
    zh: '能源审计 {audit} 收到的文件 {name} 已丢失或被改动；请从备份恢复，或退回请业主重新上传。',
    en: 'The file {name} received for energy audit {audit} is lost or altered: restore it from a backup, or send the item back and have it uploaded again.',
  },
  'audit-file-lost': {
    zh: '文件 {name} 已不在；请退回并请业主重新上传。',
    en: 'The file {name} is missing: send the item back and have it uploaded again.',
  },
  'audit-table-long': { zh: '{file} 超过 {most} 行，请分几份导入。', en: '{file} has more than {most} rows: split it.' },
  'audit-cell-bad': {
    zh: '{file} 第 {row} 行“{column}”列的“{text}”不能识别；请改正后再导入。',
    en: 'In {file}, row {row}, column {column}, “{text}” is not recognised: correct it and try again.',
  },
  'audit-cell-one-of': {
    zh: '{file} 第 {row} 行“{column}”列的“{text}”不在可用的取值之中；可用：{allowed}。',
    en: 'In {file}, row {row}, column {column}, “{text}” is not one of the values that can be used: {allowed}.',
  },
  'audit-code-twice': {
    zh: '{file} 第 {row} 行的编号 {code} 重复；同一文件中每个编号只能出现一次。',
    en: 'In {file}, row {row}, code {code} is a duplicate: use each code once in a file.',
  },
  'audit-column-missing': {
    zh: '{file} 缺少“{column}”列；请补上这一列后再导入。',
    en: '{file} has no column {column}: add it and try again.',
  },
  'sync-no-code': {
    zh: '文件没有建筑代码；请用 --set code=… 说明是哪栋建筑。',
    en: 'The file names no building: say which one by --set code=….',
  },
  'sync-building-refused': {
    zh: '建筑 {building} 不能导入（{why}）；文件没有的必填字段请用 --set 补上，如 --set region=140302 --set use=office。',
    en: 'Building {building} cannot be imported ({why}): set the required fields that the file lacks, such as --set region=140302 --set use=office.',
  },
  'sync-has-meters': {
    zh: '{carrier} 已有计量点（{meters}），文件中的用量没有导入，以免重复计算。',
    en: 'There are already metering points of {carrier} ({meters}), so the use in the file was not imported, to avoid counting it twice.',
  },
  'sync-measures-left': {
    zh: '{count} 项措施没有导入：文件没有审计级别或实测月份，不能立项。',
    en: '{count} measures were not imported: without an audit level or measured months no audit can be opened.',
  },
  'audit-not-a-year': {
    zh: '审计期是 {days} 天，不是一年；用量和费用都只是这段时间的。',
    en: 'The audit period has {days} days, not a year: use and cost are for that period only.',
  },
  'audit-level-indicative': {
    zh: '资料清单出自 {source}（{status}），未经核对，仅供参考。',
    en: 'The requested items follow {source} ({status}), which has not been checked: indicative.',
  },
};
