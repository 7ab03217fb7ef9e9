import type { Client } from '#client.ts';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { buildings, meters, moments } from './history.ts';

/** A procedure of the contract by its name, and its input. */
export type Question = readonly [procedure: string, input: Readonly<Record<string, unknown>>];

const year = { from: '2025-01-01', to: '2026-01-01' };
const spans = [
  { ...year, step: 'year' },
  { ...year, step: 'month' },
  { from: '2025-01-08', to: '2025-01-16', step: 'day' },
  { from: '2025-03-01', to: '2025-08-15T10:30', step: 'month' },
  { from: '2025-01-10T22:00', to: '2025-01-12T02:30', step: 'hour' },
];
const knowns = [{}, ...moments.map((knownAt) => ({ knownAt }))];
const regions = ['140300', '140302', '140303'];

/** More than a thousand queries about the town of `history.ts`, as of now and as of earlier. */
export function questions(): Question[] {
  const all: Question[] = [];
  const ask = (procedure: string, input: Record<string, unknown> = {}) => void all.push([procedure, input]);
  for (const known of knowns) {
    for (const span of spans) {
      for (const meter of meters) ask('metering.useOfMeter', { meter, ...span, ...known });
      for (const building of buildings) ask('metering.useOfBuilding', { building, carrier: 'electricity', ...span, ...known });
      for (const [building, carrier] of [
        ['B1', 'gas'],
        ['B2', 'heat'],
        ['B3', 'water'],
      ])
        ask('metering.useOfBuilding', { building, carrier, ...span, ...known });
    }
    for (const region of regions) {
      for (const carrier of ['electricity', 'heat', 'total']) ask('benchmarking.rank', { region, year: 2025, carrier, ...known });
    }
    for (const building of buildings) ask('benchmarking.quota', { building, year: 2025, ...known });
    ask('metering.balance', { meter: 'E1', ...year, step: 'month', ...known });
  }
  for (const building of buildings) {
    ask('registry.building', { building });
    ask('registry.history', { building });
    ask('registry.timeline', { building });
    ask('readings.findings', { building });
    ask('metering.completeness', { building, ...year, step: 'month' });
    ask('metering.typing.sheet', { building, month: '2025-03' });
    ask('obligations.ofBuilding', { building });
  }
  for (const meter of meters) {
    ask('registry.meter', { meter });
    ask('readings.findings', { meter });
  }
  for (const region of regions) {
    ask('benchmarking.peers', { region, year: 2025, carrier: 'electricity' });
    ask('overview.city', { region, year: 2025 });
    ask('registry.buildings', { region });
    ask('readings.silent', { region });
    ask('place.get', { code: region });
  }
  for (const [procedure, input] of others) ask(procedure, input);
  return all;
}

/** At most this many queries for each procedure, spread from the first to the last; all of them if there are no more. */
export function someOfEach<T>(all: readonly T[], procedure: (one: T) => string, most: number): T[] {
  const some = [...Map.groupBy(all, procedure).values()];
  return some.flatMap((own) => own.filter((_, at) => at % Math.ceil(own.length / most) === 0));
}

const others: readonly Question[] = [
  ['registry.candidates', { least: 0 }],
  ['registry.merged', {}],
  ['registry.views.list', {}],
  ['registry.meters', { limit: 1000 }],
  ['imports.list', { limit: 100 }],
  ['imports.profiles.list', {}],
  ['place.organisations', {}],
  ['access.users.list', {}],
  ['access.audit', { limit: 1000 }],
  ['settings.get', {}],
  ['knowledge.files.list', {}],
  ['specialPlans.list', {}],
  ['specialPlans.get', { code: 'ZX' }],
  ['weather.stations', {}],
  ['weather.series', { station: 'YQ', variable: 'temperature', from: '2025-01-01', to: '2025-01-10' }],
  ['weather.degrees', { station: 'YQ', from: '2025-01-01', to: '2025-02-01', step: 'month' }],
  ['disclosure.public.overview', {}],
  ['disclosure.public.buildings', { year: 2025 }],
  ['readings.findingCounts', {}],
];

/** What a program answers; a problem is represented by its code. */
export async function answer(client: Client, [procedure, input]: Question): Promise<unknown> {
  const named = procedure.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], client);
  try {
    return await (named as (asked: unknown) => Promise<unknown>)(input);
  } catch (error) {
    if (error instanceof ProblemAnswer) return { problem: error.document.code };
    throw error;
  }
}

/** The figures that answers have issued, by their ids. */
export function figuresIn(answers: readonly unknown[]): string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, one] of Object.entries(value)) {
      if (name === 'figure' && typeof one === 'string') found.add(one);
      else look(one);
    }
  };
  for (const one of answers) look(one);
  return [...found];
}

/** Runs the work for each item, a dozen at a time. */
export async function together<T, R>(things: readonly T[], work: (thing: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let at = 0; at < things.length; at += 12) done.push(...(await Promise.all(things.slice(at, at + 12).map(work))));
  return done;
}
