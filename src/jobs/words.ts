import type { Words } from '#kernel/finding.ts';

export const jobsWords: Words = {
  'no-such-job': { zh: '没有这项任务（{id}），或不在您的权限内。', en: 'There is no such job ({id}), or it is not yours to see.' },
};
