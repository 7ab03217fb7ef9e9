import type { PageWords } from '../../i18n/language.tsx';

const zh = {
  sessionsOf: (name: string) => `「${name}」登录中的设备`,
  noSessions: '目前没有登录。',
  endSession: '结束此登录',
  endSessionMeans: '该设备须重新登录。',
  endAll: '结束全部登录',
  endAllMeans: '其所有设备都须重新登录。',
  sessionsEnded: (count: number) => `已结束 ${count} 个登录。`,
};

const en: typeof zh = {
  sessionsOf: (name) => `Where "${name}" is signed in`,
  noSessions: 'Nowhere at present.',
  endSession: 'End this session',
  endSessionMeans: 'That device has to sign in again.',
  endAll: 'End all sessions',
  endAllMeans: 'All their devices have to sign in again.',
  sessionsEnded: (count) => (count === 1 ? 'One session has ended.' : `${count} sessions have ended.`),
};

export const userSessionWords: PageWords<typeof zh> = { zh, en };
