import { labels } from '#kernel/label-terms.ts';
import { auditActionTerms, auditSubjectTerms } from '#platform/access/vocabulary.ts';
import { secretDoorTerms } from '#kernel/secret-door-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  title: labels.zh.auditTrail,
  means: '操作人、时间和内容的记录。只能增加，不能修改或删除。',
  search: '操作人或对象',
  action: labels.zh.does,
  anyAction: '全部操作',
  from: labels.zh.from,
  to: labels.zh.to,
  export: labels.zh.export,
  at: '时间',
  actor: labels.zh.who,
  role: labels.zh.role,
  subject: '对象',
  subjects: wordsIn(auditSubjectTerms, 'zh') as Readonly<Record<string, string>>,
  doors: wordsIn(secretDoorTerms, 'zh') as Readonly<Record<string, string>>,
  count: labels.zh.attempts,
  region: labels.zh.place,
  detail: labels.zh.detail,
  identity: '身份（账户或密钥本身，名称可以再用）',
  show: labels.zh.look,
  elsewhere: '还涉及您管辖范围以外的对象，数量和名称不在此列出。',
  none: '没有符合条件的记录。请放宽筛选条件。',
  program: '程序',
  actions: wordsIn(auditActionTerms, 'zh') as Readonly<Record<string, string>>,
};

const en: typeof zh = {
  title: labels.en.auditTrail,
  means: 'Who did what, and when. Records can only be added, never changed or deleted.',
  search: 'Person or subject',
  action: 'Action',
  anyAction: 'All actions',
  from: labels.en.from,
  to: labels.en.to,
  export: labels.en.export,
  at: 'At',
  actor: 'Who',
  role: labels.en.role,
  subject: 'Subject',
  subjects: wordsIn(auditSubjectTerms, 'en') as Readonly<Record<string, string>>,
  doors: wordsIn(secretDoorTerms, 'en') as Readonly<Record<string, string>>,
  count: labels.en.attempts,
  region: labels.en.place,
  detail: 'Detail',
  identity: 'Identity (the account or key itself; a name may be used again)',
  show: labels.en.look,
  elsewhere: 'It also concerned things outside your area; their number and names are not shown here.',
  none: 'No matching records. Widen the filters.',
  program: 'program',
  actions: wordsIn(auditActionTerms, 'en') as Readonly<Record<string, string>>,
};

export const auditWords: PageWords<typeof zh> = { zh, en };
