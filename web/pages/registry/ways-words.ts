import type { PageWords } from '../../i18n/language.tsx';

const zh = { history: '修改历史', typing: '录入读数' };

const en: typeof zh = { history: 'History of changes', typing: 'Type in readings' };

/** From a building to what else there is of it. */
export const waysWords: PageWords<typeof zh> = { zh, en };
