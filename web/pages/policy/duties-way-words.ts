import type { PageWords } from '../../i18n/language.tsx';

const zh = { title: '政策义务', show: '查看本建筑的政策义务' };
const en: typeof zh = { title: 'Duties by policy', show: 'Show the duties of this building' };

export const dutiesWayWords: PageWords<typeof zh> = { zh, en };
