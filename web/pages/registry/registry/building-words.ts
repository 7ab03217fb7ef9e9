import { controlTerms } from '#supervision/comfort/vocabulary.ts';
import { reportTerms } from '#reporting/energy-report/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  year: labels.zh.year,
  history: labels.zh.changeHistory,
  report: reportTerms.report.zh,
  typing: labels.zh.typeReadings,
  schedule: labels.zh.powerSchedule,
  cases: '查看在办件',
  warnings: labels.zh.warnings,
  obligations: labels.zh.policyDuties,
  groups: { label: '建筑的五个方面', energy: '用能', rating: '用能评价', improve: '改善', facility: '设施', record: '档案' },
  tabs: {
    label: '建筑的各方面',
    retrofits: labels.zh.retrofitProjects,
    papers: '文件与办件',
    use: labels.zh.amount,
    years: labels.zh.yearOverYear,
    hours: labels.zh.hoursByDays,
    flow: '能流与计量',
    quota: '定额与同类',
    performance: '能效测评',
    expected: '期望与进度',
    savings: labels.zh.savings,
    points: labels.zh.measuringPoints,
    indoor: controlTerms.indoor.zh,
    facts: '档案与沿革',
    occupancy: labels.zh.occupiedTime,
    verification: labels.zh.meterVerification,
    equipment: labels.zh.equipment,
    photovoltaics: labels.zh.roofPhotovoltaics,
    attachments: labels.zh.filesAndNotes,
    obligations: labels.zh.policyDuties,
  },
};

const en: typeof zh = {
  year: labels.en.year,
  history: labels.en.changeHistory,
  report: reportTerms.report.en,
  typing: labels.en.typeReadings,
  schedule: labels.en.powerSchedule,
  cases: 'Show the open cases',
  warnings: labels.en.warnings,
  obligations: labels.en.policyDuties,
  groups: {
    label: 'Sections of the building',
    energy: 'Energy',
    rating: 'Rating',
    improve: 'Improvement',
    facility: 'Facilities',
    record: 'Record',
  },
  tabs: {
    label: 'Views of the building',
    retrofits: labels.en.retrofitProjects,
    papers: 'Papers and cases',
    use: labels.en.amount,
    years: labels.en.yearOverYear,
    hours: labels.en.hoursByDays,
    flow: 'Energy flow and meters',
    quota: 'Quota and peers',
    performance: 'Performance',
    expected: 'Expected use and pace',
    savings: labels.en.savings,
    points: labels.en.measuringPoints,
    indoor: controlTerms.indoor.en,
    facts: 'Record and history',
    occupancy: labels.en.occupiedTime,
    verification: labels.en.meterVerification,
    equipment: labels.en.equipment,
    photovoltaics: labels.en.roofPhotovoltaics,
    attachments: labels.en.filesAndNotes,
    obligations: labels.en.policyDuties,
  },
};

/** The frame of a building's page; its views have their own words. */
export const buildingWords: PageWords<typeof zh> = { zh, en };
