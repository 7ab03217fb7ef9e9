import type { AnyRouter } from '@orpc/server';
import type { DownloadRoute } from '#kernel/download.ts';
import type { Mount } from '#kernel/mount.ts';
import { readFigure, unknownFigure } from '#kernel/figure.ts';
import type { Scope } from '#kernel/scope.ts';
import { whenBack } from '#kernel/store-retry.ts';
import { oneByOne, type PlacedAt, placedBy, placedKinds, type RegionsOf, type WriteTrail } from '#kernel/trail.ts';
import { downloadsOnTrail } from './downloads-on-trail.ts';
import { downloadsRefusing } from './downloads-refusing.ts';
import { endInTurn } from './end-in-turn.ts';
import { refuseUnknownIn } from './finders.ts';
import type { RefuseUnknown } from './named-in-questions.ts';
import { keyOf, type Gauge, type Slice, type SliceNeeds, type SliceParts, type Task } from './slice.ts';
import { slices as ours, type Services } from './slices.ts';
import { wordsOf } from './words.ts';

/** What the program is given before any slice exists. */
export type ProgramNeeds = Pick<
  SliceNeeds,
  'config' | 'log' | 'stores' | 'now' | 'site' | 'localKey' | 'ownCity' | 'knowledge' | 'threads'
>;

type Parts = SliceParts<unknown>;
type Made = ReadonlyMap<string, Parts>;

/** The mark on every export of the demo city. */
const demoMark = '示范数据 demonstration data';

export type Slices = Awaited<ReturnType<typeof createSlices>>;

/** Creates the slices one after another, and combines what they provide. @param more slices after ours, in tests */
export async function createSlices(program: ProgramNeeds, more: readonly Slice[] = []) {
  const ending = new AbortController();
  const made = new Map<string, Parts>();
  const services: Record<string, unknown> = {};
  const list: readonly Slice[] = [...(ours as readonly Slice[]), ...more];
  const needs = needsOf(program, list, made, ending.signal);
  for (const { name, create } of list) {
    if (create === undefined) continue;
    const parts = await (create as NonNullable<Slice<string, object>['create']>)(needs, services);
    made.set(name, parts);
    services[keyOf(name)] = parts.service;
  }
  makeJobsKnown((services as Services).jobs, made);
  (services as Services).access.placedBy(placing(made, services as Services));
  const refuseUnknown = refuseUnknownIn(services as Services);
  return {
    ...(services as Services),
    refuseUnknown,
    words: needs.words,
    ...gathered(made, refuseUnknown),
    ...lives(made, needs, ending),
  };
}

/** The region that a trail entry belongs to, determined by the slice that owns its subject. Throws if no slice does so for a kind. */
function placing(made: Made, { place, imports }: Services): PlacedAt {
  const parts = [...made.values()];
  const stated = parts.flatMap(({ regionOf = {} }) => Object.entries(regionOf));
  const alone = stated.map(([kind, regionOf]) => [kind, oneByOne(regionOf)] as const);
  const many = parts.flatMap(({ regionsOf = {} }) => Object.entries(regionsOf));
  const kinds = new Map<string, RegionsOf>([...imports.lying(), ...alone, ...many]);
  const lacking = placedKinds.filter((kind) => !kinds.has(kind));
  if (lacking.length > 0) throw new Error(`no slice says where these lie: ${lacking.join(', ')}`);
  return placedBy(kinds, place.smallestWith);
}

/** Registers kinds of jobs and their schedules, of all slices. */
function makeJobsKnown(service: Services['jobs'], made: Made): void {
  for (const { jobs = {}, schedules = [] } of made.values()) {
    for (const [name, kind] of Object.entries(jobs)) service.register(name, kind);
    for (const schedule of schedules) service.schedule(schedule);
  }
}

function needsOf(program: ProgramNeeds, list: readonly Slice[], made: Made, ending: AbortSignal): SliceNeeds {
  return {
    ...program,
    ...wordsOf(list),
    ending,
    mark: program.config.demo ? demoMark : undefined,
    warn: (message, error) => program.log.warn({ err: error }, message),
    audit: (scope: Scope, entry: Parameters<WriteTrail>[1]) =>
      (made.get('access') as SliceParts<Services['access']>).service.audit(scope, entry),
    explain: (scope, figure) => {
      const question = readFigure(figure);
      const explainer = [...made.values()].map(({ explain }) => explain?.[question.kind]).find((one) => one !== undefined);
      if (explainer === undefined) throw unknownFigure(figure);
      return explainer(scope, figure, question);
    },
    checks: () => [...made.values()].flatMap(({ checks }) => Object.entries(checks ?? {})),
    tiles: () => [...made.values()].flatMap(({ tiles }) => tiles ?? []),
  };
}

/** What the http layer mounts. */
function gathered(made: Made, refuseUnknown: RefuseUnknown) {
  const routers = [...made].flatMap(([name, { router }]) => (router === undefined ? [] : [[keyOf(name), router] as const]));
  return {
    router: Object.fromEntries(routers) as AnyRouter,
    downloads: downloadsOnTrail(
      downloadsRefusing(
        [...made.values()].flatMap(({ downloads }): readonly DownloadRoute[] => downloads ?? []),
        refuseUnknown,
      ),
      (made.get('access') as SliceParts<Services['access']>).service,
    ),
    mounts: [...made.values()].flatMap(({ mounts }): readonly Mount[] => mounts ?? []),
    gauges: Object.assign({}, ...[...made.values()].map(({ gauges }) => gauges)) as Readonly<Record<string, Gauge>>,
  };
}

/** The slices' hooks at start, while the program runs, and at its end. */
function lives(made: Made, { warn }: SliceNeeds, ending: AbortController) {
  const parts = [...made.values()];
  const inTurn = async (works: readonly ((() => Promise<void> | void) | undefined)[]): Promise<void> => {
    for (const work of works) await work?.();
  };
  let tasks: ReturnType<typeof startTasks> | undefined;
  return {
    /** After the start and before the first request. */
    mend: () => inTurn(parts.map((one) => one.mend)),
    /** Called when a store has failed: catches up once the stores are back. */
    storeFailed: whenBack(() => inTurn(parts.map(({ catchUp }) => catchUp)), ending.signal, warn),
    /** The program serves from now on: starts recurring tasks. */
    start(): void {
      for (const { start } of parts) start?.();
      tasks = startTasks(
        parts.flatMap((one) => one.tasks ?? []),
        warn,
      );
    },
    async stop(): Promise<void> {
      ending.abort();
      tasks?.stop();
      await endInTurn([...parts.map(({ stop }) => stop).toReversed(), () => tasks?.ended()], warn);
    },
  };
}

/**
 * Runs recurring tasks, each at its own interval and never twice in parallel.
 * @param warn called for a failed run; the next one is tried at its time
 * @returns `stop` ends it: no further run starts; `ended` waits for those under way
 */
function startTasks(tasks: readonly Task[], warn: (message: string, error: unknown) => void) {
  const running = new Map<Task, Promise<void>>();
  let over = false;
  const begin = (task: Task): void => {
    if (over || running.has(task)) return;
    const run = task
      .run()
      .then(
        () => undefined,
        (error: unknown) => (over ? undefined : warn(`${task.name} failed and is tried again`, error)),
      )
      .finally(() => running.delete(task));
    running.set(task, run);
  };
  const timers = tasks.map((task) => setInterval(() => begin(task), task.everyMs).unref());
  for (const task of tasks) if (task.atOnce === true) begin(task);
  return {
    stop(): void {
      over = true;
      for (const timer of timers) clearInterval(timer);
    },
    ended: async (): Promise<void> => void (await Promise.all(running.values())),
  };
}
