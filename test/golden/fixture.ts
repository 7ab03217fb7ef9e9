import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { raise } from '#kernel/problem-answer.ts';
import type { World } from '../world.ts';

/** A file of the repository, unchanged. */
export function carried(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../data/${name}`, import.meta.url)));
}

/** The text of a file of the repository, unpacked if it is packed. */
export function carriedText(name: string): string {
  return textOf(name, carried(name));
}

/** The path of a complete file of the shared data, next to the checkout. */
const sharedPlace = (name: string) => new URL(`../../../shared/data/${name}`, import.meta.url);

/** Whether the shared data is missing: a reason to skip. */
export const withoutShared = !existsSync(sharedPlace(''));

export function shared(name: string): Uint8Array {
  return new Uint8Array(readFileSync(sharedPlace(name)));
}

export function sharedText(name: string): string {
  return textOf(name, shared(name));
}

function textOf(name: string, bytes: Uint8Array): string {
  return (name.endsWith('.gz') ? gunzipSync(bytes) : Buffer.from(bytes)).toString('utf8');
}

/** Header and rows of a csv without quotes. */
export function table(text: string): { header: string[]; rows: string[][] } {
  const [header = [], ...rows] = text
    .trim()
    .split(/\r?\n/u)
    .map((line) => line.split(','));
  return { header, rows };
}

export function csv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, ...rows].map((row) => `${row.join(',')}\n`).join('');
}

/** Items in shuffled order, the same in every run. */
export function shuffled<T>(things: readonly T[], seed = 1): T[] {
  const keyed = things.map((thing, at) => ({ thing, key: Math.imul((at + 1) ^ (seed * 0x85ebca6b), 0x9e3779b1) >>> 0 }));
  return keyed.toSorted((a, b) => a.key - b.key).map(({ thing }) => thing);
}

/** `things` cut into that many consecutive parts. */
export function parted<T>(things: readonly T[], parts: number): T[][] {
  const size = Math.ceil(things.length / parts);
  return Array.from({ length: parts }, (_, at) => things.slice(at * size, (at + 1) * size));
}

/** What an import of readings returns, as far as tests check it. */
export type Came = {
  import: number;
  state: string;
  readings: number;
  accepted: number;
  repeated: number;
  revised: number;
  missing: number;
  rejected: { row: number; column: string | null; code: string; detail: string }[];
  rejectedCount: number;
  meters: number;
  from: string | null;
  to: string | null;
  findings: { code: string; severity: string; detail: string; evidence: Record<string, unknown> }[];
};

type ReadingsImport = Parameters<World['local']['readings']['importReadings']>[0];

/** Imports a file of readings and waits for it. Whatever happens, every reading in it is counted once. */
export async function bringReadings(
  world: World,
  name: string,
  bytes: string | Uint8Array,
  options: Omit<ReadingsImport, 'file'> = {},
  who = world.local,
): Promise<Came> {
  const file = await world.upload(name, bytes);
  const came = (await who.readings.importReadings({ file, ...options })) as Came;
  expect(came.readings, `counts of ${name}`).toBe(came.accepted + came.repeated + came.revised + came.missing + came.rejectedCount);
  return came;
}

type RegistryImport = Parameters<World['local']['registry']['importBuildings']>[0];

export async function bringBuildings(world: World, name: string, bytes: string | Uint8Array, options: Omit<RegistryImport, 'file'> = {}) {
  const file = await world.upload(name, bytes);
  return world.local.registry.importBuildings({ file, ...options });
}

export async function bringMeters(world: World, name: string, bytes: string | Uint8Array, options: Omit<RegistryImport, 'file'> = {}) {
  const file = await world.upload(name, bytes);
  return world.local.registry.importMeters({ file, ...options });
}

/** The answer to a query about use, without the figure's id, which fixes when it was queried. */
export type Expected = {
  unit: string;
  total: [value: number | null, coverage: number];
  steps: [start: string, value: number | null, coverage: number, estimated?: true][];
};

type Step = '15min' | 'hour' | 'day' | 'month' | 'year';

export async function useOf(
  world: World,
  of: { building: string; carrier?: 'electricity' | 'gas' | 'heat' | 'water'; item?: string } | { meter: string },
  from: string,
  to: string,
  step: Step,
  knownAt?: string,
): Promise<Expected> {
  const when = { from, to, step, ...(knownAt === undefined ? {} : { knownAt }) };
  const use =
    'meter' in of
      ? await world.local.metering.useOfMeter({ ...of, ...when })
      : await world.local.metering.useOfBuilding({ ...of, ...when });
  return {
    unit: use.unit,
    total: [use.total.value, use.total.coverage as number],
    steps: use.steps.map(({ start, value, coverage, estimated }) =>
      estimated === true ? [start, value, coverage, true] : [start, value, coverage],
    ),
  };
}

/** Only the values of the steps. */
export const values = (told: Expected): (number | null)[] => told.steps.map(([, value]) => value);

/** Only the coverage of the steps. */
export const coverages = (told: Expected): number[] => told.steps.map(([, , coverage]) => coverage);

/** A query to a world; its answer must be the same however the same readings arrived. */
export type Question = (world: World) => Promise<unknown>;

export async function answers(world: World, questions: readonly Question[]): Promise<unknown[]> {
  const all: unknown[] = [];
  for (const ask of questions) all.push(await ask(world));
  return all;
}

/** A file that the program writes. */
export async function exported(
  world: World,
  what: 'buildings' | 'meters' | 'readings',
  format: 'csv' | 'xlsx' | 'parquet',
): Promise<Uint8Array> {
  const answer = await raise(await world.ask(`/api/exports/${what}?format=${format}`));
  return new Uint8Array(await answer.arrayBuffer());
}
