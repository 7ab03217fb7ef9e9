import type { Probe } from './probe.ts';

/** Queries about retrofit surveys of a building outside. */
export const retrofitSurveyProbes: Readonly<Record<string, Probe>> = {
  'retrofitSurvey.link': { ask: ({ building }) => ({ buildings: [building] }) },
  'retrofitSurvey.list': { ask: () => ({}) },
  'retrofitSurvey.show': { ask: () => ({ survey: 1 }) },
  'retrofitSurvey.accept': { ask: () => ({ survey: 1 }) },
  'retrofitSurvey.return': { ask: () => ({ survey: 1, note: 'x' }) },
  'retrofitSurvey.linked.show': { open: 'who holds a link is asked', ask: () => ({ token: 'none' }) },
  'retrofitSurvey.linked.photo': {
    open: 'who holds a link answers',
    ask: ({ building, file }) => ({ token: 'none', entry: 'photo-0001', building, file }),
  },
  'retrofitSurvey.linked.enter': {
    open: 'who holds a link answers',
    ask: ({ building }) => ({ token: 'none', entries: [{ entry: 'entry-0001', building, set: { wallU: 1 } }] }),
  },
};

/** Photos of surveys. */
export const retrofitSurveyDownloads: Readonly<Record<string, () => string>> = {
  '/retrofit-surveys/photos/{id}': () => '/retrofit-surveys/photos/1',
};
