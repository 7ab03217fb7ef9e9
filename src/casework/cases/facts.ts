/** What a case is made of. Instants are ISO texts in UTC, days are `2026-03-01`, decimals are texts: a record holds integers only. */

export type FieldValue = string | number | boolean | readonly string[] | readonly Readonly<Record<string, string>>[] | null;

export type Fields = Readonly<Record<string, FieldValue>>;

/** A file that came with a step; its bytes lie apart. `n` counts through the case from 1. */
export type EvidenceFile = { readonly n: number; readonly kind: string; readonly name: string; readonly sha256: string };

export type Ballot = 'yes' | 'no' | 'abstain';

/** A member's last vote, and the number of its event. */
export type Vote = { readonly ballot: Ballot; readonly n: number };

/** What every event says of itself. */
type OfEveryEvent = {
  readonly case: string;
  /** From 1 within the case. */
  readonly n: number;
  /** When it happened; a step on paper happened before it was written. */
  readonly at: string;
  readonly recorded: string;
  /** The account, `key:NAME`, `link:N` or `program` that took it. */
  readonly by: string;
  /** The role it was taken in, and for whom: whom the post stands in for, or whose step on paper it was. */
  readonly as?: string;
  readonly for?: string;
  readonly note?: string;
};

/** What was given with a step. */
type Given = {
  readonly fields?: Fields;
  /** Personal values as SHA-256 of salt LF value. */
  readonly personal?: Readonly<Record<string, string>>;
  readonly evidence?: readonly EvidenceFile[];
};

export type CaseEvent = OfEveryEvent &
  (
    | ({
        readonly kind: 'begin';
        readonly procedure: string;
        readonly version: number;
        readonly region: string;
        readonly organisation: string | null;
        readonly building: string | null;
        readonly state: string;
        /** Of a case taken over from elsewhere: the states it stood in, with the instants of entry. */
        readonly stays?: readonly { readonly state: string; readonly at: string }[];
      } & Given)
    | ({
        readonly kind: 'step';
        readonly transition: string;
        readonly from: string;
        readonly to: string;
        readonly numbers?: Readonly<Record<string, string>>;
        readonly extends?: Readonly<Record<string, number>>;
        readonly publish?: readonly string[];
        readonly document?: string;
        readonly effects?: readonly CaseEffect[];
      } & Given)
    | { readonly kind: 'seat' | 'recuse'; readonly panel: string; readonly people: readonly string[] }
    | { readonly kind: 'vote'; readonly panel: string; readonly person: string; readonly ballot: Ballot }
    /** Takes an earlier event back: `back` by its taker, or a step of the program that a step on paper came before. */
    | { readonly kind: 'back'; readonly takesBack: number }
    /** A report of a month or a year, with what its figures were then. */
    | ({ readonly kind: 'report'; readonly report: string; readonly period: string; readonly filled?: readonly FilledField[] } & Given)
    | { readonly kind: 'move'; readonly version: number }
    | { readonly kind: 'erase'; readonly fields: readonly string[] }
  );

/** What an owner agrees to have disclosed of a building: these carriers (null: all), in these years (null: no bound), both included. */
export type Consent = { readonly carriers: readonly string[] | null; readonly from: number | null; readonly until: number | null };

/** What a step does outside its case, with the values it had then. */
export type CaseEffect =
  | { readonly set: string; readonly to: FieldValue }
  | { readonly credit: FieldValue }
  | { readonly grant: string; readonly amount: string }
  | { readonly pay: string; readonly amount: string }
  | { readonly reclaim: string; readonly amount: string }
  /** null: withdrawn */
  | { readonly consent: Consent | null }
  | { readonly begin: string };

/** An event as it is kept: with the hash of the one before it, and its own. */
export type SealedEvent = CaseEvent & { readonly previous: string; readonly hash: string };

/** A state and the instant from which the case stood in it, s UTC. */
export type Stay = { readonly state: string; readonly at: number };

/** A procedure's panel in a case. */
export type Seats = {
  /** By code; who was recused keeps its place in the list. */
  readonly seated: readonly string[];
  readonly recused: readonly string[];
  readonly votes: Readonly<Record<string, Vote>>;
};

/** A figure of a report that meters gave: its value in the unit of its field, and what it was worked out from, known then. */
export type FilledField = {
  readonly field: string;
  /** null where nothing was measured. */
  readonly value: string | null;
  /** The share of the time that was measured, as text from 0 to 1. */
  readonly coverage: string;
  readonly figure: string | null;
};

/** A report that was given. */
export type ReportGiven = {
  readonly report: string;
  readonly period: string;
  readonly n: number;
  readonly at: string;
  readonly fields: Fields;
  readonly filled: readonly FilledField[];
};

/** Who took a step, and for whom. */
export type Actor = { readonly by: string; readonly for: string | null };

/** A step or a report that was taken, as far as it bears on what panels judge. */
export type CourseStep = {
  readonly n: number;
  /** Of the transition or the report. */
  readonly name: string;
  readonly to: string;
  /** Whether fields, personal values, evidence or a report came with it. */
  readonly brings: boolean;
  /** Whether it led into another state, in which the case had stood before. */
  readonly again: boolean;
};

/** What the events of a case come to. */
export type Standing = {
  readonly version: number;
  readonly state: string;
  readonly stays: readonly Stay[];
  readonly fields: Fields;
  /** Names of personal fields with what the record holds of them. */
  readonly personal: Readonly<Record<string, string>>;
  readonly evidence: readonly (EvidenceFile & { readonly of: number })[];
  readonly panels: Readonly<Record<string, Seats>>;
  readonly course: readonly CourseStep[];
  readonly numbers: Readonly<Record<string, string>>;
  /** Who took each step last. */
  readonly taken: Readonly<Record<string, Actor>>;
  /** By how much a limit was lengthened, and when, s UTC. */
  readonly extended: readonly { readonly limit: string; readonly by: number; readonly at: number }[];
  /** In the order in which they were given; the last one of a period counts. */
  readonly reports: readonly ReportGiven[];
  /** Fields that the public sees, from the last step that published; null where none did. */
  readonly published: { readonly fields: readonly string[]; readonly at: string } | null;
};

/** Who a case is of, which never changes. */
export type CaseHead = {
  readonly case: string;
  readonly procedure: string;
  readonly region: string;
  readonly organisation: string | null;
  readonly building: string | null;
};
