import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Access } from '#platform/access/access.ts';
import type { Draws } from '#casework/draws/draws.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Unit } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { People } from '#casework/people/people.ts';
import type { Place } from '#platform/place/place.ts';
import type { Procedures } from '#casework/procedures/procedures.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Workdays } from '#casework/workdays/workdays.ts';

/** What meters of a building come to in [from, to), as known at a time. */
export type Measured = {
  /** null where nothing was measured. */
  readonly value: number | null;
  readonly unit: Unit;
  /** 0 to 1 */
  readonly coverage: number;
  readonly figure: string;
  /** On the last day; null where it is not known. */
  readonly areaM2: number | null;
};

/** Asks for the use of a building. Throws where there is no such building or carrier. */
export type Measure = (asked: {
  readonly building: string;
  readonly carrier: string;
  readonly from: string;
  readonly to: string;
  readonly known: AsOf;
}) => Promise<Measured | null>;

/** What a score of a case is judged by: a standard, the star that is applied for, the place and the day, as rules were known then. */
export type RatingOf = {
  /** As the case names it; null where it names none. */
  readonly standard: string | null;
  readonly star: number | null;
  readonly region: string;
  readonly date: string;
  /** ms */
  readonly recorded: number;
};

/** What a score comes to. Words of what is lacking stand in its findings. */
export type RatingJudged = {
  /** null where the standard is not loaded: nothing else is known then. */
  readonly standard: string | null;
  readonly stage: 'pre' | 'final' | null;
  readonly date: string;
  readonly total: number | null;
  readonly grade: number | null;
  /** If all that is undecided turned out well. */
  readonly possibleGrade: number | null;
  /** Whether the star that is applied for is reached; null where that is undecided, or none is applied for. */
  readonly meets: boolean | null;
  readonly findings: readonly Finding[];
};

/** Reads and judges score files. */
export type RatingJudge = {
  /** A score as a case keeps it, canonical JSON, or why it is none. @param value JSON, its text, or the number of an upload */
  readonly read: (scope: Scope, value: unknown, of: RatingOf) => Promise<{ readonly text: string } | { readonly why: LocalizedText }>;
  readonly judge: (text: string, of: RatingOf) => RatingJudged;
};

/** What cases need of the slices before them. */
export type CasesNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly knowledge: Pick<Knowledge, 'versions' | 'inForce'>;
  readonly workdays: Pick<Workdays, 'known'>;
  readonly procedures: Pick<Procedures, 'sound'>;
  readonly place: Pick<Place, 'get' | 'organisation' | 'places'>;
  readonly registry: Pick<Registry, 'building' | 'editBuildingOn' | 'addLifeEventOn'>;
  readonly imports: Pick<
    Imports,
    | 'keepFor'
    | 'dropKept'
    | 'openKept'
    | 'bytesOfKept'
    | 'knows'
    | 'performs'
    | 'onUndo'
    | 'onPlaced'
    | 'takeFile'
    | 'mappingOf'
    | 'auditImport'
  >;
  readonly people: Pick<People, 'list' | 'loads' | 'find' | 'ofUser' | 'posts' | 'loadsFrom'>;
  readonly notice: Pick<Notices, 'register' | 'post'>;
  readonly draws: Pick<Draws, 'onDrawn' | 'beginning' | 'outcome'>;
  readonly access: Pick<Access, 'people' | 'keys' | 'paced'>;
  /** How the use of a building is asked for; null as long as nobody measures. */
  readonly measure: () => Measure | null;
  /** Who judges score files; null as long as nobody does. */
  readonly rating: () => RatingJudge | null;
  /** Who is told that an owner agrees no more to have a building disclosed. */
  readonly consentEnded: readonly ((scope: Scope, building: string) => Promise<unknown>)[];
  /** 32 random bytes in hex. */
  readonly secret: () => string;
  readonly audit: WriteTrail;
  readonly warn: (message: string, error?: unknown) => void;
};
