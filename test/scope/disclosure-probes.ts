import { buildingsHash } from '#reporting/disclosure/public-hash.ts';
import { inside, outsideRegion } from './outside.ts';
import type { Probe } from './probe.ts';

const disclosing = (building: string) => ({ region: inside.region, year: 2025, buildings: [building], consent: 'nobody' });

/** What is disclosed to the public, and of which buildings and places outside. */
export const disclosureProbes: Readonly<Record<string, Probe>> = {
  'disclosure.candidates': { ask: () => ({ region: outsideRegion, year: 2025 }) },
  'disclosure.issue': {
    ask: ({ building }) => ({ ...disclosing(building), seen: buildingsHash({ region: inside.region, year: 2025 }, []) }),
    check: (answer) => {
      if (answer['issued'] !== 0) throw new Error('disclosed what is outside');
    },
  },
  'disclosure.withdraw': {
    ask: ({ building }) => ({ year: 2025, buildings: [building] }),
    check: (answer) => {
      if (answer['withdrawn'] !== 0) throw new Error('withdrew what is outside');
    },
  },
  'disclosure.preview': {
    ask: ({ building }) => disclosing(building),
    check: (answer) => {
      if (JSON.stringify(answer['buildings']) !== '[]') throw new Error('shows what is outside');
    },
  },
  'disclosure.previewSums': { ask: () => ({ region: outsideRegion, year: 2025 }) },
  'disclosure.issueSums': { ask: () => ({ region: outsideRegion, year: 2025, seen: 'x' }) },
  'disclosure.withdrawSums': {
    ask: () => ({ region: outsideRegion, year: 2025 }),
    check: (answer) => {
      if (answer['withdrawn'] !== 0) throw new Error('withdrew what is outside');
    },
  },
  'disclosure.public.overview': { ask: () => ({}) },
  'disclosure.public.buildings': { ask: () => ({ year: 2025 }) },
};
