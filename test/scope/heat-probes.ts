import { mark, type Outside, outsideRegion } from './outside.ts';
import type { Probe } from './probe.ts';

const unseen = new Set(['out-of-scope', 'point-unknown', 'household-unknown']);

/** Every row of the file was outside. */
const allRejected = (answer: Record<string, unknown>) => {
  const rejected = answer['rejected'] as { code: string }[];
  if (rejected.length === 0 || rejected.some(({ code }) => !unseen.has(code))) throw new Error(`took in ${JSON.stringify(answer)}`);
};

/** Queries about the settlement point and the household outside. */
export const heatProbes: Readonly<Record<string, Probe>> = {
  'heatBilling.bill': { ask: ({ household }) => ({ household, season: '2025-26' }) },
  'heatBilling.change': { ask: ({ household }) => ({ household, season: '2025-26' }), also: [({ household }) => ({ household })] },
  'heatInputs.importSupplies': {
    ask: async ({ suppliesTable }, send) => ({ file: await send(suppliesTable) }),
    check: allRejected,
  },
  'heatBilling.decisions.faulty': {
    ask: ({ meter }) => ({ meter, from: '2026-01-01', to: '2026-01-02', note: 'x' }),
  },
  'heatBilling.decisions.cold': {
    ask: ({ household }) => ({ household, from: '2026-01-01', to: '2026-01-02', temperature: '15', note: 'x' }),
  },
  'heatBilling.decisions.substitute': { ask: ({ household }) => ({ code: household, season: '2025-26', gj: '1', note: 'x' }) },
  'heatBilling.decisions.list': {
    ask: ({ household }) => ({ about: 'household', code: household }),
    also: [({ settlementPoint }) => ({ about: 'point', code: settlementPoint }), ({ meter }) => ({ about: 'meter', code: meter })],
  },
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
  'heatNetwork.importSubstations': {
    ask: async ({ substationsTable }, send) => ({ file: await send(substationsTable) }),
    check: allRejected,
  },
  'heatNetwork.importRoomSamples': {
    ask: async ({ roomSamplesTable }, send) => ({ file: await send(roomSamplesTable) }),
    check: allRejected,
  },
  'heatNetwork.substations.list': { ask: () => ({ search: mark }) },
  'heatNetwork.substations.get': { ask: ({ substation }) => ({ substation }) },
  'heatNetwork.substations.history': { ask: ({ substation }) => ({ substation }) },
  'heatNetwork.substations.edit': { ask: ({ substation }) => ({ substations: [substation], set: { name: 'x' } }) },
  'heatNetwork.samples.list': { ask: ({ household }) => ({ household }) },
  'heatNetwork.samples.history': { ask: ({ roomSample }) => ({ sample: roomSample }) },
  'heatNetwork.sampleMap': { ask: ({ settlementPoint }) => ({ point: settlementPoint, season: '2025-26' }) },
  'heatNetwork.coldProposals': { ask: () => ({}) },
  'heatNetwork.index': { ask: ({ settlementPoint }) => ({ point: settlementPoint, season: '2025-26' }) },
  'heatNetwork.forecast': { ask: ({ settlementPoint }) => ({ point: settlementPoint, season: '2025-26', design: -10 }) },
  'heatNetwork.balance': { ask: ({ substation }) => ({ substation, from: '2026-01-01', to: '2026-01-11' }) },
  'heatNotes.closes.begin': { ask: ({ settlementPoint }) => ({ season: '2025-26', point: settlementPoint, preview: true }) },
  'heatNotes.closes.show': { ask: () => ({ job: 'none' }) },
  'heatNotes.closes.changes': { ask: () => ({ job: 'none' }) },
  'heatNotes.closes.compare': { ask: () => ({ job: 'none' }) },
  'heatNotes.notes.list': { ask: ({ household }) => ({ household }) },
  'heatNotes.notes.get': { ask: () => ({ number: `${mark}-ORG-2025-26-000001` }) },
  'heatNotes.statements': { ask: ({ settlementPoint }) => ({ season: '2025-26', point: settlementPoint }) },
  'heatNotes.account': { ask: ({ household }) => ({ account: household }) },
  'heatNotes.purchases.show': { ask: ({ organisation }) => ({ company: organisation, season: '2025-26' }) },
  'heatNotes.purchases.issue': { ask: ({ organisation }) => ({ company: organisation, season: '2025-26' }) },
  'heatNotes.purchases.chain': { ask: ({ organisation }) => ({ company: organisation, season: '2025-26' }) },
  'heatNotes.state': { ask: ({ settlementPoint }) => ({ point: settlementPoint, season: '2025-26' }) },
  'heatNotes.report': { ask: ({ settlementPoint }) => ({ point: settlementPoint, season: '2025-26' }) },
  'heatNotes.arrears': { ask: () => ({}) },
  'heatResident.links.make': { ask: ({ household }) => ({ account: household }) },
  'heatResident.links.list': { ask: ({ household }) => ({ account: household }) },
  'heatResident.links.revoke': { ask: () => ({ link: 1 }) },
  'heatResident.objections': { ask: ({ household }) => ({ household }) },
  'heatResident.linked.show': { open: 'who holds a link is shown the own account', ask: () => ({ token: 'none' }) },
  'heatResident.linked.account': { open: 'who holds a link is shown the own account', ask: () => ({ token: 'none' }) },
  'heatResident.linked.bill': {
    open: 'who holds a link is shown the own lines',
    ask: ({ household }) => ({ token: 'none', household, season: '2025-26' }),
  },
  'heatResident.linked.change': {
    open: 'who holds a link is shown the own change',
    ask: ({ household }) => ({ token: 'none', household }),
  },
  'heatResident.linked.object': {
    open: 'who holds a link objects to the own bill',
    ask: ({ household }) => ({ token: 'none', household, season: '2025-26', matter: 'other', text: 'text' }),
  },
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
  'heatInputs.importUnits': { ask: async ({ heatUnitsTable }, send) => ({ file: await send(heatUnitsTable) }), check: allRejected },
  'heatInputs.importPayments': { ask: async ({ paymentsTable }, send) => ({ file: await send(paymentsTable) }), check: allRejected },
  'heatSupply.importHouseholds': { ask: async ({ householdsTable }, send) => ({ file: await send(householdsTable) }), check: allRejected },
};

export const heatDownloads = {
  '/exports/settlement-points': () => '/exports/settlement-points',
  '/exports/households': () => '/exports/households',
  '/import-templates/{kind}': () => '/import-templates/households',
  '/exports/substations': () => '/exports/substations',
  '/exports/room-samples': () => '/exports/room-samples',
  '/exports/heat-units': () => '/exports/heat-units',
  '/exports/heat-supplies': () => '/exports/heat-supplies',
  '/exports/payments': () => '/exports/payments',
  '/exports/heat-bill-change': ({ household }: Outside) => `/exports/heat-bill-change?household=${household}`,
  '/exports/heat-purchase': ({ organisation }: Outside) => `/exports/heat-purchase?season=2025-26&company=${organisation}`,
  '/exports/heat-comparison': () => '/exports/heat-comparison?job=none',
  '/exports/heat-notes': () => '/exports/heat-notes?season=2025-26',
  '/exports/heat-report': ({ settlementPoint }: Outside) => `/exports/heat-report?season=2025-26&point=${settlementPoint}`,
  '/exports/heat-statements': () => '/exports/heat-statements?job=none',
  '/exports/heat-statement': () => `/exports/heat-statement?number=${mark}-ORG-2025-26-000001`,
};
