import { mark, outsideRegion } from './outside.ts';
import type { Probe } from './probe.ts';

const event = { portfolio: `${mark}-V`, programme: 'shanxi-vpp-2022', from: '2026-03-02T10:00', to: '2026-03-02T11:00', direction: 'down' };

/** Every row of the file was outside. */
const allRejected = (answer: Record<string, unknown>) => {
  const rejected = answer['rejected'] as { code: string }[];
  if (rejected.length === 0 || rejected.some(({ code }) => code !== 'out-of-scope')) throw new Error(`took in ${JSON.stringify(answer)}`);
};

/** Queries about portfolios, events and issues outside, and about what buildings there can reduce. */
export const flexibilityProbes: Readonly<Record<string, Probe>> = {
  'portfolio.importMembers': { ask: async ({ membersTable }, send) => ({ file: await send(membersTable) }), check: allRejected },
  'portfolio.list': { ask: () => ({ knownAt: '2030-01-01' }) },
  'portfolio.show': { ask: ({ portfolio }) => ({ portfolio }) },
  'portfolio.history': { ask: ({ portfolio, building }) => ({ portfolio, building }) },
  'portfolio.add': { ask: ({ organisation }) => ({ code: `${mark}-NEW`, name: 'x', organisation }) },
  'portfolio.invite': { ask: ({ portfolio, building }) => ({ portfolio, building }) },
  'portfolio.join': {
    ask: ({ portfolio, building }) => ({ portfolio, building, from: '2026-03-02', to: '2026-03-03', share: '0.5', consent: 'x' }),
  },
  'flexibility.baseline': {
    ask: ({ building }) => ({ building, rule: 'ten-of-ten', from: '2026-03-02T10:00', to: '2026-03-02T11:00', step: 'hour' }),
  },
  'flexibility.test': {
    ask: () => ({ region: outsideRegion, rules: ['ten-of-ten'], from: '2026-03-02', to: '2026-03-03', hours: '10-11' }),
  },
  'forecast.building': { ask: ({ building }) => ({ building, at: '2026-03-02T10:00' }) },
  'forecast.test': { ask: () => ({ region: outsideRegion, from: '2026-03-02', to: '2026-03-03' }) },
  'flexibility.tests.begin': {
    ask: () => ({ region: outsideRegion, rules: ['ten-of-ten'], from: '2026-03-02', to: '2026-03-03', hours: '10-11' }),
  },
  'flexibility.tests.show': { ask: () => ({ job: `${mark}-job` }) },
  'flexibility.capability': { ask: ({ building }) => ({ building, at: '2026-03-02T10:00', hours: 1 }) },
  'flexibility.capabilityHours': { ask: ({ building }) => ({ building, day: '2026-03-02' }) },
  'flexibility.events.list': { ask: ({ portfolio }) => ({ portfolio, knownAt: '2030-01-01' }) },
  'flexibility.events.show': { ask: () => ({ event: `${mark}-E` }) },
  'flexibility.events.progress': { ask: () => ({ event: `${mark}-E` }) },
  'flexibility.events.add': { ask: () => ({ ...event, code: `${mark}-NEW`, kw: '1' }) },
  'flexibility.events.cancel': { ask: () => ({ event: `${mark}-E` }) },
  'flexibility.events.answer': { ask: ({ building }) => ({ event: `${mark}-E`, building, answer: 'in' }) },
  'flexibility.reminders.send': { ask: () => ({ event: `${mark}-E` }) },
  'flexibility.reminders.list': { ask: () => ({ event: `${mark}-E` }) },
  'bids.of': { ask: () => event },
  'bids.add': { ask: () => event },
  'bids.show': { ask: () => ({ number: 1 }) },
  'bids.list': { ask: ({ portfolio }) => ({ portfolio }) },
  'bids.compare': { ask: () => ({ event: `${mark}-E` }) },
  'settlement.settle': { ask: () => ({ event: `${mark}-E`, preview: true }) },
  'settlement.difference': { ask: () => ({ event: `${mark}-E` }) },
  'settlement.differenceOf': { ask: ({ building }) => ({ event: `${mark}-E`, building }) },
  'settlement.show': { ask: () => ({ event: `${mark}-E` }) },
};
