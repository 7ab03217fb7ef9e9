import type { EntityTable } from '#platform/ledger/entity-store.ts';

/** One writer of the registry at a time, because validating a meter depends on buildings. */
const lock = 7301;

export const buildingTable: EntityTable = { name: 'building', keys: ['name_key', 'address_key'], lock };

export const meterTable: EntityTable = { name: 'meter', lock };
