import type { PageWords } from '../../i18n/language.tsx';

const zh = {
  year: '年份',
  history: '修改历史',
  typing: '录入读数',
  obligations: '政策义务',
  tabs: {
    label: '建筑的各方面',
    use: '用量',
    years: '逐年对比',
    hours: '日时热图',
    flow: '能流与计量',
    quota: '定额与同类',
    facts: '档案与沿革',
    equipment: '设备',
    attachments: '附件与备注',
    obligations: '政策义务',
  },
};

const en: typeof zh = {
  year: 'Year',
  history: 'History of changes',
  typing: 'Type in readings',
  obligations: 'Duties by policy',
  tabs: {
    label: 'Views of the building',
    use: 'Use',
    years: 'Year over year',
    hours: 'Hours by days',
    flow: 'Flow and meters',
    quota: 'Quota and peers',
    facts: 'Facts and life',
    equipment: 'Equipment',
    attachments: 'Files and notes',
    obligations: 'Duties by policy',
  },
};

/** The frame of a building's page; its views bring their own words. */
export const buildingWords: PageWords<typeof zh> = { zh, en };
