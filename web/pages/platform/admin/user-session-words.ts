import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  sessionsOf: (name: string) => `“${name}”登录中的设备`,
  noSessions: '目前没有登录。',
  endSession: labels.zh.endSession,
  endSessionMeans: '该设备须重新登录。',
  endAll: '结束全部登录',
  endAllMeans: '其所有设备都须重新登录，常用浏览器的记录一并清除。',
  sessionsEnded: (count: number) => `已结束 ${count} 个登录。`,
  unlock: '解除锁定',
  unlockMeans: '用于因试错过多被锁定的账户：解除后可立即从各处登录。请先核实本人身份。',
};

const en: typeof zh = {
  sessionsOf: (name) => `Where “${name}” is signed in`,
  noSessions: 'Not signed in at present.',
  endSession: labels.en.endSession,
  endSessionMeans: 'That device has to sign in again.',
  endAll: 'End all sessions',
  endAllMeans: 'All their devices have to sign in again, and remembered browsers are forgotten.',
  sessionsEnded: (count) => (count === 1 ? 'One session has ended.' : `${count} sessions have ended.`),
  unlock: 'Unlock',
  unlockMeans:
    'For an account locked after too many failed attempts: it can sign in again at once, from anywhere. First verify who is asking.',
};

export const userSessionWords: PageWords<typeof zh> = { zh, en };
