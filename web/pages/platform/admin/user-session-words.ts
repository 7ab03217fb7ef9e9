import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  sessionsOf: (name: string) => `「${name}」登录中的设备`,
  noSessions: '目前没有登录。',
  endSession: labels.zh.endSession,
  endSessionMeans: '该设备须重新登录。',
  endAll: '结束全部登录',
  endAllMeans: '其所有设备都须重新登录，登录过的浏览器须重新认识。',
  sessionsEnded: (count: number) => `已结束 ${count} 个登录。`,
  unlock: '解除锁定',
  unlockMeans: '试错过多后，可立即从各处再登录。请先确认是本人。',
};

const en: typeof zh = {
  sessionsOf: (name) => `Where "${name}" is signed in`,
  noSessions: 'Nowhere at present.',
  endSession: labels.en.endSession,
  endSessionMeans: 'That device has to sign in again.',
  endAll: 'End all sessions',
  endAllMeans: 'All their devices have to sign in again, and no browser is known any more.',
  sessionsEnded: (count) => (count === 1 ? 'One session has ended.' : `${count} sessions have ended.`),
  unlock: 'Unlock',
  unlockMeans: 'After too many wrong tries: the account may be tried again at once, from everywhere. Make sure first who asks.',
};

export const userSessionWords: PageWords<typeof zh> = { zh, en };
