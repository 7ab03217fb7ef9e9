import type { Pool } from 'pg';
import type { Archive } from '#platform/archive/archive.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { Words } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Lies, PlacedKind, RegionsOf, WriteTrail } from '#kernel/trail.ts';
import type { unreported } from './store.ts';
import type { Dictionary } from '#platform/list-intake/fields.ts';
import type { Spool } from './spool-store.ts';
import type { ImportRow } from './store.ts';
import type { Perform, Undo } from './types.ts';

/** An import from a file that has ended, however it did. */
export type EndedImport = Awaited<ReturnType<typeof unreported>>[number];

/** Hears of every ended import, after a crash too; it may hear of one twice. */
export type EndListener = (ended: EndedImport) => Promise<void>;

/** Hears of a change of a kind that was taken back; not of one after which the program died. */
export type UndoneListener = (scope: Scope, id: number) => Promise<void>;

/** What the parts of the service share. */
export type ImportsInternals = {
  readonly postgres: Pool;
  readonly now: Clock;
  /** Gives up waiting for a store that is away: the program ends. */
  readonly ending: AbortSignal;
  readonly spool: Spool;
  /** Files that were taken in, packed. */
  readonly archive: Archive;
  /** Who lays a file down or takes it away, by the file's id: one after another. */
  readonly turns: Map<string, Promise<void>>;
  /** Files that this program could not pack, by their ids: they stay as they came. */
  readonly unpackable: Set<string>;
  /** Told of what nobody has foreseen. */
  readonly report: (cause: unknown) => void;
  readonly dictionaries: Map<string, Dictionary>;
  /** How each kind of file comes in. */
  readonly performers: Map<string, Perform>;
  /** Kinds whose work calls `agreed` by itself, so that the file is read once. */
  readonly agreeing: Set<string>;
  readonly jobs: Pick<Jobs, 'begin' | 'waits'>;
  /** Those of all slices: for rejected rows. */
  readonly words: Words;
  readonly undos: Map<string, Undo>;
  /** Where what was touched by a change of each kind lies. */
  readonly lying: Map<PlacedKind, RegionsOf>;
  readonly placing: Map<string, (row: ImportRow) => Promise<Lies>>;
  /** Told of a change of a kind that was taken back. */
  readonly undoneListeners: Map<string, UndoneListener>;
  readonly others: ((scope: Scope, id: number, now: number) => Promise<boolean>)[];
  readonly menders: Map<string, (row: ImportRow) => Promise<unknown>>;
  /** Imports that go on without anybody waiting. */
  readonly running: Set<Promise<unknown>>;
  /** Told of imports that have ended. */
  readonly endListeners: EndListener[];
  /** They are told one after another. */
  reporting: Promise<void>;
  /** Called when a file was taken in. */
  cameIn: () => void;
  /** For how many years files are kept; null for ever. */
  keptYears: () => Promise<number | null>;
  audit: WriteTrail;
};
