import type { NoticeKind } from './kinds.ts';

/** The kinds of the slices that stand before this one. */
export const ownKinds: readonly NoticeKind[] = [
  {
    kind: 'import-ended',
    name: { zh: '导入结束', en: 'An import has ended' },
    audience: 'person',
    urgent: false,
    mail: true,
  },
  {
    kind: 'job-ended',
    name: { zh: '后台任务结束', en: 'A job has ended' },
    audience: 'person',
    urgent: false,
    mail: true,
  },
  {
    kind: 'job-failed',
    name: { zh: '定时任务未成功', en: 'Scheduled work has failed' },
    audience: 'administrators',
    urgent: true,
    mail: true,
  },
  {
    kind: 'access-ends',
    name: { zh: '密钥或一次性密码即将失效', en: 'A key or one-time password ends soon' },
    audience: 'administrators',
    urgent: false,
    mail: true,
  },
];
