import { expect } from 'vitest';
import type { Probe } from './probe.ts';
import { assessmentProbes } from './assessment-probes.ts';
import { mark, outsideRegion } from './outside.ts';
import { sharingProbes } from './sharing-probes.ts';
import { retrofitProbes } from './retrofit-probes.ts';
import { retrofitPlanDownloads, retrofitPlanProbes } from './retrofit-plan-probes.ts';
import { retrofitSurveyDownloads, retrofitSurveyProbes } from './retrofit-survey-probes.ts';
import { returnProbes } from './return-probes.ts';

const target = 'NM/retrofit-homes-area';
const task = 'CN/task-quality';

/** Queries about indicators, returns and targets of a place outside. */
export const targetProbes: Readonly<Record<string, Probe>> = {
  ...returnProbes,
  ...retrofitProbes,
  ...assessmentProbes,
  ...sharingProbes,
  ...retrofitPlanProbes,
  ...retrofitSurveyProbes,
  'indicator.list': { open: 'how indicators are worked out is everybody’s' },
  'indicator.show': { open: 'how indicators are worked out is everybody’s', ask: () => ({ id: 'electricity-share' }) },
  'indicator.check': { open: 'a file of the asker’s own is looked at', ask: () => ({ text: 'kind: indicator' }) },
  'indicator.add': { ask: () => ({ text: 'kind: indicator' }) },
  'indicator.value': { ask: () => ({ id: 'electricity-share', region: outsideRegion, year: 2025 }) },
  'targets.progress': { ask: () => ({ region: outsideRegion, year: 2025 }) },
  'targets.show': { ask: () => ({ target, region: outsideRegion, year: 2025 }) },
  'targets.split': { ask: () => ({ target, region: outsideRegion, year: 2025, by: 'equal' }) },
  'targets.splits': {
    // the place outside has committed itself to a part of this one
    ask: () => ({ target: 'NM/retrofit-public-area' }),
    check: (answer) => expect(JSON.stringify(answer)).not.toContain(outsideRegion),
  },
  'assignment.list': { ask: () => ({ region: outsideRegion }) },
  'assignment.assign': { ask: ({ user }) => ({ task, region: '140300', to: user }) },
  'assignment.importReports': {
    ask: async (_outside, send) => ({ file: await send(`task,region,percent\n${task},${outsideRegion},10\n`) }),
    check: ({ accepted }) => expect(accepted).toBe(0),
  },
  'assignment.report': { ask: () => ({ task, region: outsideRegion, percent: 10 }) },
  'targets.commit': { ask: () => ({ target, region: outsideRegion, value: 1 }) },
};

/** Documents and tables of tasks and assessments of a place outside, and feeds. */
export const targetDownloads: Readonly<Record<string, () => string>> = {
  ...retrofitPlanDownloads,
  '/exports/heat-plan-inputs': () => `/exports/heat-plan-inputs?plan=${mark}-heat`,
  '/exports/district-plan': () => `/exports/district-plan?plan=${mark}-district`,
  '/exports/district-demand': () => `/exports/district-demand?plan=${mark}-district`,
  ...retrofitSurveyDownloads,
  '/feeds/{id}': () => `/feeds/${mark}-feed`,
  '/exports/tasks': () => `/exports/tasks?format=csv&region=${outsideRegion}`,
  '/exports/annual-report': () => `/exports/annual-report?region=${outsideRegion}&year=2025`,
  '/exports/assessment': () => `/exports/assessment?id=city-counties&region=${outsideRegion}&year=2025`,
  '/exports/returns': () => `/exports/returns?form=civil-building-energy&period=2025&region=${outsideRegion}`,
};
