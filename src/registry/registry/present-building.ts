import type { BuildingRow } from './building-store.ts';

/** A building as answers give it: its fields by their contract names beside code and name. */
export type BuildingShown = {
  code: string;
  name: string;
  use: string | null;
  region: string | null;
  floorArea: number | null;
  aliases: string[];
} & Record<string, unknown>;

/** All fields on one level; those that people look for first are always there. */
export function presentBuilding(row: BuildingRow, aliases: readonly string[]): BuildingShown {
  const { fields } = row;
  const text = (field: string): string | null => (typeof fields[field] === 'string' ? fields[field] : null);
  const number = (field: string): number | null => (typeof fields[field] === 'number' ? fields[field] : null);
  return {
    ...fields,
    code: row.code,
    name: text('name') ?? row.code,
    use: text('use'),
    region: text('region'),
    floorArea: number('floorArea'),
    aliases: [...aliases],
  };
}
