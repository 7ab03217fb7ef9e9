import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  title: '示范：选择身份直接进入',
  enter: (name: string) => `以“${name}”进入`,
  administrator: '系统管理员：全市、账户与设置',
  later: '示范数据仍在生成，该账户稍后可用。',
};

const en: typeof zh = {
  title: 'Demonstration: enter as',
  enter: (name) => `Enter as “${name}”`,
  administrator: 'Administrator: the whole city, accounts and settings',
  later: 'Demonstration data is still being generated; this account will be available shortly.',
};

export const demoSignInWords: PageWords<typeof zh> = { zh, en };
