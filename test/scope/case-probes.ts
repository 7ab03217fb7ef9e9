import { readFileSync } from 'node:fs';
import { outsideRegion } from './outside.ts';
import type { Probe } from './probe.ts';

/** Every row of the file was outside. */
const refusesAll = (answer: Record<string, unknown>) => {
  if ((answer['rejected'] as { code: string }[]).some(({ code }) => code !== 'out-of-scope')) throw new Error(JSON.stringify(answer));
};

const shippedLabel = readFileSync(new URL('../../knowledge/procedures/label.yaml', import.meta.url), 'utf8');

/** Queries about cases, each about one outside. */
export const caseProbes: Readonly<Record<string, Probe>> = {
  'cases.importCases': {
    ask: async (_, send) => ({
      file: await send(`case,region,state,entered:draft\nX-1,${outsideRegion},draft,2026-01-01\n`),
      procedure: 'green-building-label',
    }),
    check: refusesAll,
  },
  'cases.begin': { ask: ({ building }) => ({ procedure: 'green-building-label', building }) },
  'cases.take': { ask: ({ case: code }) => ({ case: code, transition: 'accept' }) },
  'cases.weigh': { ask: ({ case: code }) => ({ case: code, transition: 'submit', fields: { star: '2' } }) },
  'cases.seat': { ask: ({ case: code }) => ({ case: code, panel: 'experts', people: ['x'] }) },
  'cases.recuse': { ask: ({ case: code }) => ({ case: code, panel: 'experts', people: ['x'] }) },
  'cases.vote': { ask: ({ case: code }) => ({ case: code, panel: 'experts', ballot: 'yes' }) },
  'cases.back': { ask: ({ case: code }) => ({ case: code, note: 'x' }) },
  'cases.correct': { ask: ({ case: code }) => ({ case: code, step: 'submit', note: 'x', withdraw: true }) },
  'cases.move': { ask: ({ case: code }) => ({ case: code, version: 1, note: 'x' }) },
  'cases.erase': { ask: ({ case: code }) => ({ case: code, fields: ['contact'], note: 'x' }) },
  'cases.link': { ask: ({ case: code }) => ({ case: code, role: 'applicant' }) },
  'cases.show': { ask: ({ case: code }) => ({ case: code }) },
  'cases.record': { ask: ({ case: code }) => ({ case: code }) },
  'cases.list': { ask: () => ({}) },
  'cases.drawn': { ask: () => ({ draw: `CC-${outsideRegion}-2026-0001` }) },
  'cases.credits': { ask: () => ({}) },
  'cases.todo': { ask: () => ({}) },
  'cases.statistics': { ask: () => ({ procedure: 'green-building-label', from: '2026-01-01', to: '2027-01-01' }) },
  'ruralHouses.show': { ask: () => ({ region: outsideRegion, from: '2020-01-01', to: '2030-01-01' }) },
  'siteWaste.show': { ask: () => ({ from: '2026-01-01', to: '2027-01-01' }) },
  'caseDocuments.list': { ask: ({ case: code }) => ({ case: code }) },
  'caseDocuments.templates': { open: 'templates are what offices send out', ask: () => ({ procedure: 'green-building-label' }) },
  'caseDocuments.stateTemplate': { ask: () => ({ procedure: 'green-building-label', document: 'certificate', file: null, preview: true }) },
  'caseDocuments.offices.list': { ask: () => ({}) },
  'caseDocuments.offices.set': { ask: () => ({ region: outsideRegion, name: 'x' }) },
  'caseDocuments.registers.list': { open: 'which registers there are is in the procedure', ask: () => ({ procedure: 'science-result' }) },
  'caseDocuments.registers.show': {
    ask: () => ({ procedure: 'science-result', register: 'catalogue', region: outsideRegion, from: '2020-01-01', to: '2030-01-01' }),
  },
  'caseDocuments.linked.list': { ask: () => ({ token: 'x' }) },
  'caseDocuments.linked.get': { ask: () => ({ token: 'x', document: 'certificate' }) },
  'cases.candidates': { ask: ({ case: code }) => ({ case: code, panel: 'experts' }) },
  'cases.underVersion': { ask: () => ({ text: shippedLabel }) },
  'caseMoney.setBudget': { ask: () => ({ procedure: 'energy-subsidy', region: outsideRegion, year: 2026, amount: '1' }) },
  'caseMoney.budgets': { ask: () => ({}) },
  'caseMoney.setQuota': { ask: () => ({ procedure: 'rural-house-retrofit', region: outsideRegion, year: 2026, quota: 1 }) },
  'caseMoney.quotas': { ask: () => ({}) },
  'caseMoney.payments': { ask: () => ({ procedure: 'energy-subsidy' }) },
  'caseMoney.returned': { ask: ({ file }) => ({ procedure: 'energy-subsidy', file, preview: true }) },
  'cases.linked.show': { ask: () => ({ token: 'x' }) },
  'cases.linked.take': { ask: () => ({ token: 'x', transition: 'submit' }) },
  'cases.linked.weigh': { ask: () => ({ token: 'x', transition: 'submit' }) },
  'cases.linked.vote': { ask: () => ({ token: 'x', panel: 'experts', ballot: 'yes' }) },
  'cases.open.list': { open: 'what anybody may hand in is everybody’s' },
  'cases.open.begin': { ask: () => ({ procedure: 'x' }) },
  'cases.published.list': { open: 'what was published is everybody’s' },
  'cases.published.seals': { open: 'seals tell of no case' },
};
