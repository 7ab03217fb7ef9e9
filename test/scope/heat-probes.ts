import { mark, outsideRegion } from './outside.ts';
import type { Probe } from './probe.ts';

/** Every row of the file was outside. */
const allRejected = (answer: Record<string, unknown>) => {
  const rejected = answer['rejected'] as { code: string }[];
  if (rejected.length === 0 || rejected.some(({ code }) => code !== 'out-of-scope' && code !== 'point-unknown'))
    throw new Error(`took in ${JSON.stringify(answer)}`);
};

/** Questions about the settlement point and the household outside. */
export const heatProbes: Readonly<Record<string, Probe>> = {
  'heatBilling.bill': { ask: ({ household }) => ({ household, season: '2025-26' }) },
  'heatBilling.seasons.set': {
    ask: () => ({ region: outsideRegion, name: '2025-26', from: '2025-11-01', to: '2026-04-01', source: 'x' }),
  },
  'heatBilling.seasons.list': { open: 'seasons are public', ask: () => ({}) },
  'heatBilling.seasons.get': { open: 'seasons are public', ask: () => ({ name: '2025-26', region: outsideRegion }) },
  'heatBilling.tariffs.add': {
    ask: () => ({ name: 'x.yaml', text: "kind: heat-tariff\nid: outside-tariff\nclasses: {dwelling: {area: '1'}}\n" }),
  },
  'heatBilling.tariffs.list': { open: 'tariffs are public', ask: () => ({}) },
  'heatBilling.tariffs.get': { open: 'tariffs are public', ask: () => ({ id: 'none' }) },
  'heatSupply.points.list': { ask: () => ({ search: mark }) },
  'heatSupply.points.get': { ask: ({ settlementPoint }) => ({ point: settlementPoint }) },
  'heatSupply.points.history': { ask: ({ settlementPoint }) => ({ point: settlementPoint }) },
  'heatSupply.points.edit': { ask: ({ settlementPoint }) => ({ points: [settlementPoint], set: { substation: 'x' } }) },
  'heatSupply.importSettlementPoints': {
    ask: async ({ settlementPointsTable }, send) => ({ file: await send(settlementPointsTable) }),
    check: allRejected,
  },
  'heatSupply.households.list': { ask: () => ({ search: mark }) },
  'heatSupply.households.get': { ask: ({ household }) => ({ household }) },
  'heatSupply.households.history': { ask: ({ household }) => ({ household }) },
  'heatSupply.households.edit': { ask: ({ household }) => ({ households: [household], set: { room: 'x' } }) },
  'heatSupply.importHouseholds': { ask: async ({ householdsTable }, send) => ({ file: await send(householdsTable) }), check: allRejected },
};

export const heatDownloads = {
  '/exports/settlement-points': () => '/exports/settlement-points',
  '/exports/households': () => '/exports/households',
};
