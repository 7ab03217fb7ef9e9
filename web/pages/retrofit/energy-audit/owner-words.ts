import { auditTerms, requestStateTerms } from '#retrofit/energy-audit/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  request: wordsIn(requestStateTerms, 'zh'),
  thanks: auditTerms.submitted.zh,
  save: labels.zh.save,
  title: '能源审计资料填报',
  means: '请填写或上传下面的资料，只需要这些。填好的内容自动保存，可以分几次完成。',
  period: (from: string, to: string) => `资料期间：${from} 至 ${to}（不含）`,
  until: (when: string) => `请在 ${when} 前提交。`,
  noToken: '链接不完整，请打开收到的整条链接。',
  progress: (done: string, all: string) => `已填 ${done} 项，共 ${all} 项`,
  returned: (why: string) => `需要重新提供。${why}`,
  saving: '正在保存…',
  savedNow: '已自动保存',
  upload: (name: string) => `上传文件：${name}`,
  sending: (percent: string) => `正在上传 ${percent}`,
  got: (name: string) => `已收到文件：${name}`,
  replace: '重新选择文件会替换已上传的文件。',
  takesPhoto: '可以直接拍照上传。',
  equipmentHint: '设备清单表格，第一行是列名：code 编号、kind 种类、power 功率、hours 年运行小时。',
  monthsHint: (unit: string) => `按账单逐月填写用量（${unit}），不知道的月份留空；也可以上传账单表格。`,
  costHint: '整个期间的费用合计，单位：元。',
  reading: '正在试读账单…',
  tried: (taken: string, rejected: string) => `账单能读出 ${taken} 条用量，有 ${rejected} 条读不出。`,
  notTried: '账单已收到，由审计人员核对。',
  month: (name: string, month: string) => `${name} ${month}`,
  submit: '提交全部资料',
  submitMeans: '提交后链接失效，不能再修改。没有的资料可以不填。',
  thanksMeans: '资料已经交给审计人员。如需补充，他们会再发给您新的链接。',
  nothing: '没有需要提供的资料。',
  done: '已确认，不用再填',
};

const en: typeof zh = {
  request: wordsIn(requestStateTerms, 'en'),
  thanks: auditTerms.submitted.en,
  save: labels.en.save,
  title: 'Information for the energy audit',
  means:
    'Please fill in or upload the items below; nothing else is needed. Entries are saved automatically, and you can finish in several sessions.',
  period: (from: string, to: string) => `Period: ${from} to ${to} (not included)`,
  until: (when: string) => `Please submit before ${when}.`,
  noToken: 'The link is incomplete. Open the complete link that you received.',
  progress: (done: string, all: string) => `${done} of ${all} filled in`,
  returned: (why: string) => `Please provide this again. ${why}`,
  saving: 'Saving…',
  savedNow: 'Saved automatically',
  upload: (name: string) => `Upload a file: ${name}`,
  sending: (percent: string) => `Uploading ${percent}`,
  got: (name: string) => `File received: ${name}`,
  replace: 'Choosing another file replaces the one uploaded.',
  takesPhoto: 'You can take and upload a photo.',
  equipmentHint: 'A table of equipment with these headings in the first row: code, kind, power (kW), hours (a year).',
  monthsHint: (unit: string) =>
    `Enter the use of each month from your bills (${unit}); leave unknown months empty. You can also upload a table of bills.`,
  costHint: 'Total cost for the whole period, in yuan.',
  reading: 'Reading the bills…',
  tried: (taken: string, rejected: string) => `${taken} amounts can be read from the bills, ${rejected} cannot.`,
  notTried: 'The bills have been received; the auditor will check them.',
  month: (name: string, month: string) => `${name} ${month}`,
  submit: 'Submit everything',
  submitMeans: 'After you submit, the link expires and nothing can be changed. Items you do not have may be left empty.',
  thanksMeans: 'The auditor has received your information. If more is needed, you will receive a new link.',
  nothing: 'No information is needed.',
  done: 'Confirmed, nothing to do',
};

export const auditOwnerWords: PageWords<typeof zh> = { zh, en };
