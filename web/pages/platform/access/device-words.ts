import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  title: '常用的浏览器',
  means: '您完整登录过的浏览器。别人在其他地方试错密码，不会妨碍您在这些浏览器上登录。修改密码后，须在这些浏览器上重新登录一次。',
  browser: '浏览器',
  began: '首次登录',
  used: '最近登录',
  address: labels.zh.networkAddress,
  actions: labels.zh.does,
  forget: '移除',
  none: '目前没有。下次登录后，所用的浏览器会列在这里。',
  unknown: '未知',
};

const en: typeof zh = {
  title: 'Browsers you use',
  means:
    'Browsers from which you have signed in. Wrong passwords that others try elsewhere do not keep you out of these. After a change of password they have to sign in once to be recognised again.',
  browser: 'Browser',
  began: 'First signed in',
  used: 'Last signed in',
  address: labels.en.networkAddress,
  actions: labels.en.does,
  forget: 'Forget',
  none: 'None at present. The browser of your next sign-in will be listed here.',
  unknown: 'unknown',
};

export const deviceWords: PageWords<typeof zh> = { zh, en };
