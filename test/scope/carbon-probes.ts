import { mark, outsideRegion } from './outside.ts';
import type { Probe } from './probe.ts';

/** Queries about the carbon inventory of a place and a building outside, and about their certificates. */
export const carbonProbes: Readonly<Record<string, Probe>> = {
  'pathway.walk': {
    ask: () => ({ plans: [{ name: 'p.yaml', text: `{region: '${outsideRegion}', base: 2025, to: 2026, stock: measured}` }] }),
  },
  'solver.solve': {
    open: 'what is solved is what the asker brings',
    ask: () => ({ text: '{years: [2027], objective: {kg: 1}, projects: []}' }),
  },
  'schedule.solve': { open: 'what is scheduled is what the asker brings', ask: () => ({ text: '[]' }) },
  'schedule.fitThermal': {
    open: 'what is fitted is what the asker brings',
    ask: () => ({ text: 'time,indoor,outdoor,heat' }),
  },
  'schedule.building': { ask: ({ building }) => ({ building, tariff: 'none' }) },
  'schedule.keep': { ask: ({ building }) => ({ building, tariff: 'none' }) },
  'schedule.plans': { ask: ({ building }) => ({ building }) },
  'schedule.plan': { ask: () => ({ number: 1 }) },
  'schedule.replay': { ask: ({ building }) => ({ building, tariff: 'none', from: '2025-01-01', to: '2025-02-01' }) },
  'schedule.replayShown': { ask: () => ({ job: `${mark}-job` }) },
  'schedule.stand': { ask: ({ building }) => ({ building, tariff: null }) },
  'schedule.prices': {
    open: 'tariffs of electricity are everybody’s',
    ask: () => ({ id: 'none', from: '2025-01-01', to: '2025-01-02', step: 'hour' }),
  },
  'heatPlanning.match': { open: 'what is matched is what the asker brings', ask: () => ({ text: '{}' }) },
  'heatPlanning.plans.make': { ask: () => ({ plan: `${mark}-heat`, region: outsideRegion, text: '{}' }) },
  'heatPlanning.plans.list': { ask: () => ({}) },
  'heatPlanning.plans.show': { ask: () => ({ plan: `${mark}-heat` }) },
  'heatPlanning.plans.remove': { ask: () => ({ plan: `${mark}-heat` }) },
  'heatPlanning.plans.compare': { ask: () => ({ a: `${mark}-heat`, b: `${mark}-heat` }) },
  'heatPlanning.plans.gone': { ask: () => ({ job: `${mark}-job` }) },
  'heatPlanning.plans.without': { ask: () => ({ plan: `${mark}-heat`, source: 'S', seconds: 1 }) },
  'districtEnergy.plans.make': { ask: () => ({ plan: `${mark}-district`, region: outsideRegion, text: '{}' }) },
  'districtEnergy.plans.list': { ask: () => ({}) },
  'districtEnergy.plans.show': { ask: () => ({ plan: `${mark}-district` }) },
  'districtEnergy.plans.remove': { ask: () => ({ plan: `${mark}-district` }) },
  'carbon.inventory': { ask: ({ building }) => ({ building, year: 2025 }) },
  'carbon.factors': { open: 'emission factors are everybody’s', ask: () => ({ region: outsideRegion }) },
  'carbon.certificates.list': { ask: () => ({}) },
  'carbon.certificates.importFile': {
    ask: async ({ building, organisation }, send) => ({
      file: await send(
        `number,building,organisation,kwh,from,to\n${mark}-1,${building},,1,2025-01-01,2025-12-31\n${mark}-2,,${organisation},1,2025-01-01,2025-12-31\n`,
      ),
    }),
    check: (answer) => {
      const rejected = answer['rejected'] as { code: string }[];
      if (rejected.length === 0 || rejected.some(({ code }) => code !== 'out-of-scope'))
        throw new Error(`took in ${JSON.stringify(answer)}`);
    },
  },
};
