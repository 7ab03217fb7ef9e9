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
import type { Perform, Recognise, Undo } from './types.ts';

/** An import from a file that has ended, in whatever way. */
export type EndedImport = Awaited<ReturnType<typeof unreported>>[number];

/** Called for every ended import, after a crash too; may be called twice for one. */
export type EndListener = (ended: EndedImport) => Promise<void>;

/** Called for a change of a kind that was undone, unless the program died right after it. */
export type UndoneListener = (scope: Scope, id: number) => Promise<void>;

/** What the parts of the service share. */
export type ImportsInternals = {
  readonly postgres: Pool;
  readonly now: Clock;
  /** Stops waiting for an unavailable store: the program is shutting down. */
  readonly ending: AbortSignal;
  readonly spool: Spool;
  /** Imported files, packed. */
  readonly archive: Archive;
  /** Pending operations that write or remove a file, by the file's id: they run one after another. */
  readonly turns: Map<string, Promise<void>>;
  /** Files that this program could not pack, by id: they stay in their original form. */
  readonly unpackable: Set<string>;
  /** Reports unforeseen errors. */
  readonly report: (cause: unknown) => void;
  readonly dictionaries: Map<string, Dictionary>;
  /** Kinds of file that are recognised by all of their cells, not by a header. */
  readonly recognisers: Map<string, Recognise>;
  /** How each kind of file is imported. */
  readonly performers: Map<string, Perform>;
  /** Kinds whose work calls `agreed` itself, so that the file is read once. */
  readonly agreeing: Set<string>;
  readonly jobs: Pick<Jobs, 'begin' | 'waits'>;
  /** The words of all slices: for rejected rows. */
  readonly words: Words;
  readonly undos: Map<string, Undo>;
  /** The location of what was affected by a change of each kind. */
  readonly lying: Map<PlacedKind, RegionsOf>;
  readonly placing: Map<string, (row: ImportRow) => Promise<Lies>>;
  /** Listeners for undone changes of a kind. */
  readonly undoneListeners: Map<string, UndoneListener>;
  readonly others: ((scope: Scope, id: number, now: number) => Promise<boolean>)[];
  readonly menders: Map<string, (row: ImportRow) => Promise<unknown>>;
  /** Imports that no caller waits for. */
  readonly running: Set<Promise<unknown>>;
  /** Listeners for ended imports. */
  readonly endListeners: EndListener[];
  /** Listeners are notified one after another. */
  reporting: Promise<void>;
  /** Called when a file was imported. */
  cameIn: () => void;
  /** For how many years files are kept; null means forever. */
  keptYears: () => Promise<number | null>;
  audit: WriteTrail;
};
