import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  key: '天地图密钥（浏览器端）',
  hint: '在天地图控制台申请。填入后生成上面的底图地址，保存后生效；密钥随底图地址发给使用者的浏览器。',
  fill: '填入天地图底图',
  by: '天地图',
};

const en: typeof zh = {
  key: 'Key of Tianditu (for browsers)',
  hint: 'From the console of Tianditu. It makes the address of tiles above, which holds once saved; the key goes to the browsers of users with it.',
  fill: 'Fill in the Tianditu base map',
  by: 'Tianditu',
};

export const tiandituWords: PageWords<typeof zh> = { zh, en };
