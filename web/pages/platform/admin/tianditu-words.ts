import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  key: '天地图密钥（浏览器端）',
  hint: '在天地图控制台申请。填入后生成上面的底图地址，保存后生效；密钥随底图地址发给使用者的浏览器。',
  fill: '填入天地图底图',
  by: '天地图',
};

const en: typeof zh = {
  key: 'Tianditu key (for browsers)',
  hint: 'Apply for it in the Tianditu console. It fills in the address of map tiles above, which takes effect once saved; the key is sent to the browsers of users with that address.',
  fill: 'Fill in the Tianditu base map',
  by: 'Tianditu',
};

export const tiandituWords: PageWords<typeof zh> = { zh, en };
