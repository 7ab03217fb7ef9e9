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

/** What every slice may take from the program, before and beside the services of the slices before it. */
export type SliceNeeds = {
  readonly config: Config;
  readonly log: Logger;
  readonly stores: Stores;
  readonly now: Clock;
  readonly site: Site;
  /** Full rights for who can read the data directory. */
  readonly localKey: string;
  /** Opens an empty city beside this one; in the demo alone. */
  readonly ownCity?: OwnCity | undefined;
  /** The knowledge that ships, where it is read already. */
  readonly knowledge?: Shipped | undefined;
  /** Threads that several programs in one process share; they go on when this one ends. */
  readonly threads?: Workers | undefined;
  /** The program ends: who waits for a store gives up. */
  readonly ending: AbortSignal;
  readonly warn: (message: string, error?: unknown) => void;
  /** What marks every export of the demo city; undefined elsewhere. */
  readonly mark: string | undefined;
  /** The words of all slices, by code and by slice. */
  readonly words: Words;
  readonly wordsBySlice: Readonly<Record<string, Words>>;
  /** The codes of all slices and what they are called, by category. */
  readonly vocabulary: Vocabulary;
  /** Writes the audit trail, from the moment that `access` is there. */
  readonly audit: WriteTrail;
  /** Where a figure comes from: asked of the slice that registered its kind. Throws Problem `figure-unknown`. */
  readonly explain: (scope: Scope, figure: string) => Promise<Explanation>;
  /** The checks of all slices, in their order. */
  readonly checks: () => readonly (readonly [name: string, check: Examine])[];
  /** The key figures of all slices for the overview, in their order. */
  readonly tiles: () => readonly Tile[];
};

/** Looks whether something is as it should be. @param deep looks at all of it, where that takes long */
export type Examine = (scope: Scope, deep: boolean) => Promise<{ readonly counted: number | null; readonly findings: readonly Finding[] }>;

/**
 * Upkeep that this process does again and again while it serves; remembered nowhere. Trouble is told in the log, and it is tried again.
 * What comes at a time of the day, and is made up for where it was missed, is a schedule.
 */
export type Task = { readonly name: string; readonly everyMs: number; readonly atOnce?: boolean; readonly run: () => Promise<unknown> };

/** A number that a monitor asks for. */
export type Gauge = { readonly help: string; readonly ask: () => Promise<number> };

/** What a slice gives to the program. */
export type SliceParts<Service> = {
  /** What later slices may ask of it. */
  readonly service: Service;
  /** Its part of the contract, done. */
  readonly router?: AnyRouter;
  readonly downloads?: readonly DownloadRoute[];
  /** Protocols that it speaks beside the API. */
  readonly mounts?: readonly Mount[];
  /** The kinds of figures that it answers for. */
  readonly explain?: Readonly<Record<string, Explainer>>;
  readonly checks?: Readonly<Record<string, Examine>>;
  /** Where lies what the trail says something was done to, by the kind of its subject (`building:B1`). */
  readonly regionOf?: Readonly<Partial<Record<PlacedKind, RegionOf>>>;
  /** The same of kinds of which an entry may be on very many. */
  readonly regionsOf?: Readonly<Partial<Record<PlacedKind, RegionsOf>>>;
  /** Key figures of a place that it adds to the overview. */
  readonly tiles?: readonly Tile[];
  readonly gauges?: Readonly<Record<string, Gauge>>;
  readonly tasks?: readonly Task[];
  /** The kinds of long work that it does, by name. */
  readonly jobs?: Readonly<Record<string, JobKind>>;
  /** Jobs that are begun by themselves at their times. */
  readonly schedules?: readonly JobSchedule[];
  /** After the start and before the first question: what an earlier end left half done. */
  readonly mend?: () => Promise<void>;
  /** After a store was away: what one store promised and the other has not heard of yet. */
  readonly catchUp?: () => Promise<void>;
  /** When the program begins to serve. */
  readonly start?: () => void;
  readonly stop?: () => Promise<void> | void;
};

/** A folder of `src`, in its place among the others; without `create` it has no service: later slices use what its walls leave open. */
export type Slice<Name extends string = string, Before = never, Service = unknown> = {
  readonly name: Name;
  /** Of its findings and problems, by code; no code belongs to two slices. */
  readonly words?: Words;
  /** The codes that it owns and what they are called, by category. */
  readonly vocabulary?: Vocabulary;
  /** What coded values in findings are called. */
  readonly valueWords?: Words;
  readonly create?: (needs: SliceNeeds, before: Before) => Promise<SliceParts<Service>>;
};

/**
 * A slice as a module: its name is its folder, and in camel case its name in the contract and among the services. It loads what it is made
 * of when it is created, so that the command line has the words of all slices without their code.
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

/** The list itself, where each slice finds before it what it needs; else the name of the first that does not. */
export type Ordered<List extends readonly unknown[], All = List, Had = object> = List extends readonly [infer One, ...infer Rest]
  ? One extends Slice<infer Name, infer Before, infer Service>
    ? Had extends Before
      ? Ordered<Rest, All, Had & Readonly<Record<Camel<Name>, Service>>>
      : `${Name} needs what does not stand before it`
    : never
  : All;

/** The name of a slice in the contract and among the services. */
export const keyOf = (name: string): string => name.replaceAll(/-(\w)/gu, (_, letter: string) => letter.toUpperCase());
