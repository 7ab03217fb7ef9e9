import type { Action } from '#kernel/rights.ts';
import { client } from '../../../api.ts';

/** The kinds that can be imported from a file here, and the right that each requires. */
export const kindActions = {
  buildings: 'import-registry',
  meters: 'import-registry',
  readings: 'import-readings',
  certificates: 'keep-certificates',
  substations: 'keep-heat',
  'settlement-points': 'keep-heat',
  households: 'keep-heat',
  'heat-units': 'keep-heat',
  payments: 'keep-heat',
  'heat-supplies': 'keep-heat',
  'room-samples': 'keep-heat',
  organisations: 'import-organisations',
  projects: 'import-registry',
  equipment: 'import-registry',
  resources: 'import-registry',
  members: 'join-portfolio',
  retrofits: 'keep-retrofits',
  points: 'import-registry',
  people: 'people',
  training: 'people',
  standards: 'keep-standards',
  catalogue: 'keep-standards',
  'green-certificates': 'import-registry',
  cases: 'import-cases',
  places: 'places',
  decisions: 'decide',
  attachments: 'edit',
} as const satisfies Readonly<Record<string, Action>>;

export type Kind = keyof typeof kindActions;

export const kinds = Object.keys(kindActions) as readonly Kind[];

export const kindIn = (text: unknown): Kind | undefined => kinds.find((kind) => kind === text);

/** The input of an import, as `draft.ts` creates it. */
export type ImportInput = Readonly<Record<string, unknown>> & { readonly file: string; readonly preview: boolean; readonly wait: false };

/** Starts an import, which continues even if the page is closed. Returns its number. */
export async function begin(kind: Kind, input: ImportInput): Promise<number> {
  const importers = {
    buildings: client.registry.importBuildings,
    meters: client.registry.importMeters,
    readings: client.readings.importReadings,
    certificates: client.meterVerification.importCertificates,
    substations: client.heatNetwork.importSubstations,
    'settlement-points': client.heatSupply.importSettlementPoints,
    households: client.heatSupply.importHouseholds,
    'heat-units': client.heatInputs.importUnits,
    payments: client.heatInputs.importPayments,
    'heat-supplies': client.heatInputs.importSupplies,
    'room-samples': client.heatNetwork.importRoomSamples,
    organisations: client.place.importOrganisations,
    projects: client.project.importProjects,
    equipment: client.equipment.importEquipment,
    resources: client.resources.importResources,
    members: client.portfolio.importMembers,
    retrofits: client.retrofit.importRetrofits,
    points: client.point.importPoints,
    people: client.people.importPeople,
    training: client.people.training.importFile,
    standards: client.standards.importStandards,
    catalogue: client.catalogues.importCatalogue,
    'green-certificates': client.carbon.certificates.importFile,
    cases: client.cases.importCases,
    places: client.place.importPlaces,
    decisions: client.readings.importDecisions,
    attachments: client.attachments.importList,
  };
  const importer = importers[kind] as (asked: ImportInput) => Promise<{ import: number }>;
  return (await importer(input)).import;
}
