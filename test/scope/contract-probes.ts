import type { Outside } from './outside.ts';
import type { Probe } from './probe.ts';

/** The terms of a contract of an owner outside. */
const terms = ({ organisation }: Outside) => ({
  code: 'ZZOUT-NEW',
  name: 'x',
  type: 'shared',
  owner: organisation,
  provider: organisation,
  from: '2025-01-01',
  to: '2026-01-01',
  period: 'month',
  basis: 'point',
  confidence: 0.9,
  minCoverage: 0.9,
  boundaries: [{ name: 'x', baseline: 'outside' }],
  prices: [{ boundary: 'x', from: '2025-01-01', yuan: '1' }],
  providerShare: [{ from: '2025-01-01', percent: '80' }],
  negative: 'none',
});

/** Queries about contracts, each about one whose parties are outside. */
export const contractProbes: Readonly<Record<string, Probe>> = {
  'contracts.add': { ask: (outside) => ({ terms: terms(outside) }) },
  'contracts.amend': { ask: (outside) => ({ contract: outside.contract, terms: terms(outside), from: '2025-02-01', note: 'x' }) },
  'contracts.event': {
    ask: async ({ contract }, send) => ({ contract, file: await send('from,to,kind,amount\n2025-01-01,2025-01-02,fixed,1\n') }),
  },
  'contracts.confirm': { ask: ({ contract }) => ({ contract }) },
  'contracts.dispute': { ask: ({ contract }) => ({ contract }) },
  'contracts.list': { ask: () => ({}) },
  'contracts.show': { ask: ({ contract }) => ({ contract }) },
  'contracts.period': { ask: ({ contract }) => ({ contract, period: '2025-01-01' }) },
  'contracts.settle': { ask: ({ contract }) => ({ contract, period: '2025-01-01' }) },
  'contracts.review': { ask: ({ contract }) => ({ contract, preview: true }) },
  'contracts.reverse': { ask: ({ contract }) => ({ contract, entry: 1, note: 'x' }) },
  'contracts.pay': { ask: ({ contract }) => ({ contract, yuan: '1', on: '2026-01-01', note: 'x' }) },
  'contracts.ledger': { ask: ({ contract }) => ({ contract }) },
};
