import type { App } from '#main.ts';
import { planCasework, type PlannedCase } from '../../../test/city/casework.ts';
import { happen, recall, type Acted, type DemoBuilding, type Office } from './casework-acts.ts';
import { drawTwice } from './casework-draws.ts';
import { bringOld } from './casework-lists.ts';
import { openOffice } from './casework-office.ts';
import { writeSamples } from './casework-samples.ts';
import type { ProgramOutput } from '#cli/command-context.ts';

/** The progress of creating the demo's cases, so that a later start can continue. */
export type CaseworkState = {
  /** The last day of the plan. */
  readonly day: string;
  /** The number of steps performed. */
  readonly done: number;
  /** The numbers assigned to cases, by their number in the plan. */
  readonly cases: Readonly<Record<number, string>>;
};

export type CaseworkNeeds = {
  readonly at: ProgramOutput;
  readonly access: App['slices']['access'];
  /** An empty directory for the submitted files. */
  readonly directory: string;
  readonly from: CaseworkState;
  readonly keep: (state: CaseworkState) => void;
  readonly progress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
  /** A share of the demo's number of cases; for tests. */
  readonly share?: number;
};

/** How many buildings are looked up: more than there are cases. */
const buildingsAsked = 700;
const keepEvery = 20;

/**
 * Cases of all procedures over three years, created through the same interfaces that users have: old lists by import, later ones as steps
 * on paper, by those who acted then. @returns why cases stopped before their plan was finished; empty if all went as planned
 */
export async function fillCasework({
  at,
  access,
  directory,
  from,
  keep,
  progress,
  signal,
  share,
}: CaseworkNeeds): Promise<readonly string[]> {
  const plan = planCasework(from.day, share);
  const procedures = new Map<string, Acted>();
  for (const id of new Set(plan.map(({ procedure }) => procedure)))
    // the contract returns a procedure as in its file; the demo reads what it needs from it
    procedures.set(id, (await at.client.procedures.show({ id })).held as unknown as Acted);
  await writeSamples(directory);
  const office: Office = { at, directory, procedures, buildings: await someBuildings(at), live: new Map(), stuck: new Map() };
  if (from.done === 0) {
    await openOffice(at, access, directory, from.day, procedures as never);
    await bringOld(
      office,
      plan.filter(({ isOld }) => isOld),
    );
  }
  const byNumber = new Map(plan.map((planned) => [planned.number, planned]));
  const all = plan
    .filter(({ isOld }) => !isOld)
    .flatMap(({ happenings }) => happenings)
    .toSorted((a, b) => a.day.localeCompare(b.day) || a.minute - b.minute);
  for (const [index, one] of all.entries()) {
    signal.throwIfAborted();
    const planned = byNumber.get(one.of) as PlannedCase;
    if (index < from.done) {
      recall(office, planned, one, from.cases[one.of]);
      continue;
    }
    await happen(office, planned, one);
    if (index % keepEvery === 0) keep({ day: from.day, done: index + 1, cases: casesOf(office) });
    progress(index + 1, all.length);
  }
  await drawTwice(office);
  keep({ day: from.day, done: all.length, cases: casesOf(office) });
  return [...office.stuck.values()];
}

const casesOf = ({ live }: Office): CaseworkState['cases'] => Object.fromEntries([...live].map(([number, { code }]) => [number, code]));

async function someBuildings({ client }: ProgramOutput): Promise<DemoBuilding[]> {
  const { buildings } = await client.registry.buildings({ limit: buildingsAsked });
  return buildings.flatMap(({ code, region, floorArea }) =>
    typeof region === 'string' && typeof floorArea === 'number' ? [{ code, region, area: floorArea }] : [],
  );
}
