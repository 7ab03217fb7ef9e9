import type { PlacedKind, RegionOf, RegionsOf, WriteTrail } from '#kernel/trail.ts';
import type { AnyRouter } from '@orpc/server';
import type { Logger } from 'pino';
import type { Stores } from '#platform/db/stores.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import type { Mount } from '#kernel/mount.ts';
import type { Explainer, Explanation } from '#kernel/figure.ts';
import type { Finding, Words } from '#kernel/finding.ts';
import type { JobKind, JobSchedule } from '#platform/jobs/jobs.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Tile } from '#kernel/tile.ts';
import type { Vocabulary } from '#kernel/vocabulary.ts';
import type { Shipped } from '#platform/knowledge/knowledge.ts';
import type { OwnCity } from '#platform/settings/settings.ts';
import type { Workers } from '#platform/workers/workers.ts';
import type { Config } from './config.ts';
import type { Site } from './site.ts';

/** What every slice may take from the program, before and in addition to the services of the slices before it. */
export type SliceNeeds = {
  readonly config: Config;
  readonly log: Logger;
  readonly stores: Stores;
  readonly now: Clock;
  readonly site: Site;
  /** Full rights for anyone who can read the data directory. */
  readonly localKey: string;
  /** Opens an empty city next to this one; only in the demo. */
  readonly ownCity?: OwnCity | undefined;
  /** The built-in knowledge, if already read. */
  readonly knowledge?: Shipped | undefined;
  /** Threads that several programs in one process share; they keep running when this one ends. */
  readonly threads?: Workers | undefined;
  /** The program is ending: anything waiting for a store gives up. */
  readonly ending: AbortSignal;
  readonly warn: (message: string, error?: unknown) => void;
  /** The mark on every export of the demo city; undefined elsewhere. */
  readonly mark: string | undefined;
  /** The words of all slices, by code and by slice. */
  readonly words: Words;
  readonly wordsBySlice: Readonly<Record<string, Words>>;
  /** The codes of all slices and their terms, by category. */
  readonly vocabulary: Vocabulary;
  /** Writes the audit trail, as soon as `access` exists. */
  readonly audit: WriteTrail;
  /** Explains a figure: calls the slice that registered its kind. Throws Problem `figure-unknown`. */
  readonly explain: (scope: Scope, figure: string) => Promise<Explanation>;
  /** The checks of all slices, in order. */
  readonly checks: () => readonly (readonly [name: string, check: Examine])[];
  /** The key figures of all slices for the overview, in order. */
  readonly tiles: () => readonly Tile[];
};

/** Checks whether something is as it should be. @param deep checks all of it, even if that takes long */
export type Examine = (scope: Scope, deep: boolean) => Promise<{ readonly counted: number | null; readonly findings: readonly Finding[] }>;

/**
 * Upkeep that this process repeats while it serves; not stored anywhere. Errors are logged, and it is tried again. What runs at a time of
 * day, and is caught up if missed, is a schedule.
 */
export type Task = { readonly name: string; readonly everyMs: number; readonly atOnce?: boolean; readonly run: () => Promise<unknown> };

/** A number that a monitor queries. */
export type Gauge = { readonly help: string; readonly ask: () => Promise<number> };

/** What a slice provides to the program. */
export type SliceParts<Service> = {
  /** What later slices may call. */
  readonly service: Service;
  /** Its part of the contract, implemented. */
  readonly router?: AnyRouter;
  readonly downloads?: readonly DownloadRoute[];
  /** Protocols that it serves in addition to the API. */
  readonly mounts?: readonly Mount[];
  /** The kinds of figures that it explains. */
  readonly explain?: Readonly<Record<string, Explainer>>;
  readonly checks?: Readonly<Record<string, Examine>>;
  /** The region of what a trail entry is about, by the kind of its subject (`building:B1`). */
  readonly regionOf?: Readonly<Partial<Record<PlacedKind, RegionOf>>>;
  /** The same for kinds of which one entry may cover very many. */
  readonly regionsOf?: Readonly<Partial<Record<PlacedKind, RegionsOf>>>;
  /** Key figures of a place that it adds to the overview. */
  readonly tiles?: readonly Tile[];
  readonly gauges?: Readonly<Record<string, Gauge>>;
  readonly tasks?: readonly Task[];
  /** The kinds of long work that it runs, by name. */
  readonly jobs?: Readonly<Record<string, JobKind>>;
  /** Jobs that are started automatically at their times. */
  readonly schedules?: readonly JobSchedule[];
  /** After the start and before the first request: completes what an interrupted run left half done. */
  readonly mend?: () => Promise<void>;
  /** After a store was away: delivers what one store recorded and the other has not received yet. */
  readonly catchUp?: () => Promise<void>;
  /** When the program begins to serve. */
  readonly start?: () => void;
  readonly stop?: () => Promise<void> | void;
};

/** A folder of `src`, in its order among the others; without `create` it has no service: later slices use what its import rules allow. */
export type Slice<Name extends string = string, Before = never, Service = unknown> = {
  readonly name: Name;
  /** Of its findings and problems, by code; no code belongs to two slices. */
  readonly words?: Words;
  /** The codes that it owns and their terms, by category. */
  readonly vocabulary?: Vocabulary;
  /** Terms of coded values in findings. */
  readonly valueWords?: Words;
  readonly create?: (needs: SliceNeeds, before: Before) => Promise<SliceParts<Service>>;
};

/**
 * A slice as a module: its name is its folder and, in camel case, its name in the contract and among the services. It loads its parts when
 * it is created, so that the command line has the words of all slices without their code.
 * @example slice({ name: 'help', create: async (needs) => ({ service: {}, router: helpRoutes(needs.wordsBySlice) }) })
 */
export function slice<const Name extends string, Before = object, Service = undefined>(
  one: Slice<Name, Before, Service>,
): Slice<Name, Before, Service> {
  return one;
}

type Camel<S extends string> = S extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : S;

/** The services of a list of slices, by their names in camel case. */
export type ServicesOf<List extends readonly unknown[], Had = object> = List extends readonly [infer One, ...infer Rest]
  ? ServicesOf<Rest, One extends Slice<infer Name, never, infer Service> ? Had & Readonly<Record<Camel<Name>, Service>> : Had>
  : Had;

/** The list itself, if each slice finds what it needs before it; otherwise the name of the first that does not. */
export type Ordered<List extends readonly unknown[], All = List, Had = object> = List extends readonly [infer One, ...infer Rest]
  ? One extends Slice<infer Name, infer Before, infer Service>
    ? Had extends Before
      ? Ordered<Rest, All, Had & Readonly<Record<Camel<Name>, Service>>>
      : `${Name} needs what does not stand before it`
    : never
  : All;

/** The name of a slice in the contract and among the services. */
export const keyOf = (name: string): string => name.replaceAll(/-(\w)/gu, (_, letter: string) => letter.toUpperCase());
