import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Access } from '#platform/access/access.ts';
import type { Draws } from '#casework/draws/draws.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Unit } from '#kernel/carrier.ts';
import type { Explanation } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { People } from '#casework/people/people.ts';
import type { Place } from '#platform/place/place.ts';
import type { Projects } from '#registry/project/project.ts';
import type { Standards } from '#casework/standards/standards.ts';
import type { Procedures } from '#casework/procedures/procedures.ts';
import type { Surveys } from '#casework/surveys/surveys.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Workdays } from '#casework/workdays/workdays.ts';

/** The total of a building's meters in [from, to), as known at a time. */
export type Measured = {
  /** null if nothing was measured. */
  readonly value: number | null;
  readonly unit: Unit;
  /** 0 to 1 */
  readonly coverage: number;
  readonly figure: string;
  /** On the last day; null if unknown. */
  readonly areaM2: number | null;
};

/** Queries the use of a building. Throws if the building or carrier does not exist. */
export type Measure = (asked: {
  readonly building: string;
  readonly carrier: string;
  readonly from: string;
  readonly to: string;
  readonly known: AsOf;
}) => Promise<Measured | null>;

/** What a score of a case is judged by: a standard, the star applied for, the place and the day, as rules were known then. */
export type RatingOf = {
  /** As the case names it; null if it names none. */
  readonly standard: string | null;
  readonly star: number | null;
  readonly region: string;
  readonly date: string;
  /** ms */
  readonly recorded: number;
};

/** The result of a score. Its findings say what is lacking. */
export type RatingJudged = {
  /** null if the standard is not loaded; in that case nothing else is known. */
  readonly standard: string | null;
  readonly stage: 'pre' | 'final' | null;
  readonly date: string;
  readonly total: number | null;
  readonly grade: number | null;
  /** If everything undecided turned out well. */
  readonly possibleGrade: number | null;
  /** Whether the star applied for is reached; null if that is undecided, or none is applied for. */
  readonly meets: boolean | null;
  readonly findings: readonly Finding[];
};

/** Reads and judges score files. */
export type RatingJudge = {
  /** A score as a case stores it, canonical JSON, or why it is not one. @param value JSON, its text, or the number of an upload */
  readonly read: (scope: Scope, value: unknown, of: RatingOf) => Promise<{ readonly text: string } | { readonly why: LocalizedText }>;
  readonly judge: (text: string, of: RatingOf) => RatingJudged;
};

/** What a case names that a later slice knows of. */
export type ExistenceQuestion = {
  /** All that lies where the case does. */
  readonly scope: Scope;
  readonly name: string;
  readonly household: string | null;
  /** Of the case. */
  readonly region: string;
  readonly organisation: string | null;
  /** Local day. */
  readonly day: string;
};

/** Whether there is what a case names; null where nothing of the kind is registered. */
export type ExistenceChecks = {
  /** A household that is heated there, by the organisation of the case if it has one. */
  readonly household: (asked: ExistenceQuestion) => Promise<boolean | null>;
  /** A heating season, begun by the day, of where the household is; of the place of the case if it is not known. */
  readonly season: (asked: ExistenceQuestion) => Promise<boolean | null>;
};

/** What cases need from earlier slices. */
export type CasesNeeds = {
  readonly postgres: Pool;
  /** Explains a figure of any slice. */
  readonly explain: (scope: Scope, figure: string) => Promise<Explanation>;
  readonly now: Clock;
  readonly knowledge: Pick<Knowledge, 'versions' | 'inForce' | 'find'>;
  readonly workdays: Pick<Workdays, 'known'>;
  readonly procedures: Pick<Procedures, 'sound'>;
  readonly place: Pick<Place, 'get' | 'organisation' | 'places'>;
  readonly registry: Pick<
    Registry,
    | 'building'
    | 'buildingFacts'
    | 'onBuildingFindings'
    | 'activeVisible'
    | 'namesOfBuilding'
    | 'history'
    | 'editBuildingOn'
    | 'addLifeEventOn'
    | 'reduceBuildingOn'
  >;
  readonly projects: Pick<Projects, 'project'>;
  readonly standards: Pick<Standards, 'isCode' | 'has' | 'isInForce' | 'hasNumber' | 'unknownIn' | 'enterOn'>;
  readonly surveys: Pick<Surveys, 'find'>;
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
    | 'undoOn'
  >;
  readonly people: Pick<People, 'list' | 'loads' | 'find' | 'ofUser' | 'posts' | 'loadsFrom' | 'groupsAs'>;
  readonly notice: Pick<Notices, 'register' | 'post'>;
  readonly draws: Pick<Draws, 'onDrawn' | 'beginning' | 'outcome'>;
  readonly access: Pick<Access, 'people' | 'keys' | 'paced'>;
  /** Queries the use of a building; null while nothing provides it. */
  readonly measure: () => Measure | null;
  /** Judges score files; null while nothing provides it. */
  readonly rating: () => RatingJudge | null;
  /** Looks up what later slices know of; null while nothing provides it. */
  readonly existence: () => ExistenceChecks | null;
  /** Listeners for owners withdrawing their consent to disclose a building. */
  readonly consentEnded: readonly ((scope: Scope, building: string) => Promise<unknown>)[];
  /** 32 random bytes in hex. */
  readonly secret: () => string;
  readonly audit: WriteTrail;
  readonly warn: (message: string, error?: unknown) => void;
};
