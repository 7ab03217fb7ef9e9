import type { LocalizedText } from '#kernel/localized-text.ts';

/** The parts of a case. Instants are ISO texts in UTC, days are `2026-03-01`, decimals are texts: a record holds integers only. */

export type FieldValue = string | number | boolean | readonly string[] | readonly Readonly<Record<string, string>>[] | null;

export type Fields = Readonly<Record<string, FieldValue>>;

/** A file attached to a step; its bytes are stored separately. `n` counts through the case from 1. */
export type EvidenceFile = { readonly n: number; readonly kind: string; readonly name: string; readonly sha256: string };

export type Ballot = 'yes' | 'no' | 'abstain';

/** A member's last vote, and the number of its event. */
export type Vote = { readonly ballot: Ballot; readonly n: number };

/** What every event contains. */
type OfEveryEvent = {
  readonly case: string;
  /** From 1 within the case. */
  readonly n: number;
  /** When it happened; a step on paper happened before it was written. */
  readonly at: string;
  readonly recorded: string;
  /** The account, `key:NAME`, `link:N` or `program` that took it. */
  readonly by: string;
  /** The role it was taken in, and on whose behalf: the person that the post acts for, or the one whose step on paper it was. */
  readonly as?: string;
  readonly for?: string;
  readonly note?: string;
};

/** Something that did not agree when a step was taken, or could not be compared: its text is filled from `evidence`. */
export type CaseDoubt = {
  /** The field; `case` for the case as a whole, `begin.PROCEDURE` for a case that the step begins. */
  readonly field: string;
  readonly code: string;
  /** `reason`: taken for the reason given; `tell`: only told. */
  readonly else: 'refuse' | 'reason' | 'tell';
  readonly evidence: Readonly<Record<string, LocalizedText>>;
  readonly reason?: string;
};

/** What was provided with a step. */
type Given = {
  readonly fields?: Fields;
  /** Personal values as SHA-256 of salt LF value. */
  readonly personal?: Readonly<Record<string, string>>;
  readonly evidence?: readonly EvidenceFile[];
  readonly doubts?: readonly CaseDoubt[];
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
        /** Absent in cases that began before a case could name one. */
        readonly project?: string | null;
        readonly state: string;
        /** What was seen that led to it, if that was stated. */
        readonly grounds?: Grounds;
        /** For a case migrated from elsewhere: the states it was in, with the instants of entry. */
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
    /** Takes an earlier event back: `back` by the account that took it, or a step of the program that a step on paper preceded. */
    | { readonly kind: 'back'; readonly takesBack: number }
    /** Corrects a step that had effects: they are undone, and had anew by the values as corrected, or not at all. */
    | ({
        readonly kind: 'correct';
        readonly corrects: number;
        /** The effects are not had anew. */
        readonly withdraws?: true;
        readonly effects?: readonly CaseEffect[];
        /** Cases that the step began: they go on. */
        readonly stays?: readonly string[];
      } & Pick<Given, 'fields' | 'doubts'>)
    /** A report of a month or year, with the basis of its figures at that time. */
    | ({ readonly kind: 'report'; readonly report: string; readonly period: string; readonly filled?: readonly FilledField[] } & Given)
    | { readonly kind: 'move'; readonly version: number }
    | { readonly kind: 'erase'; readonly fields: readonly string[] }
  );

/** An owner's consent to disclose a building: these carriers (null: all), in these years (null: unbounded), both included. */
export type Consent = { readonly carriers: readonly string[] | null; readonly from: number | null; readonly until: number | null };

/** What a step does outside its case, with the values at that time. */
export type CaseEffect =
  | { readonly set: string; readonly to: FieldValue }
  /** `from`: a day; null: that of the step. */
  | { readonly less: string; readonly by: FieldValue; readonly from: FieldValue; readonly gone: string | null }
  | { readonly credit: FieldValue }
  | { readonly grant: string; readonly amount: string }
  | { readonly pay: string; readonly amount: string }
  | { readonly reclaim: string; readonly amount: string }
  /** null: withdrawn */
  | { readonly consent: Consent | null }
  /** `reason`: given with the step, for what does not agree about the new case as a whole. */
  | { readonly begin: string; readonly reason?: string }
  /** `fields`: those that have a value. */
  | { readonly enter: 'standard'; readonly code: FieldValue; readonly fields: Fields };

/** An event as stored: with the hash of the one before it, and its own. */
export type SealedEvent = CaseEvent & { readonly previous: string; readonly hash: string };

/** A state and the instant from which the case was in it, s UTC. */
export type Stay = { readonly state: string; readonly at: number };

/** A procedure's panel in a case. */
export type Seats = {
  /** By code; a recused person keeps their place in the list. */
  readonly seated: readonly string[];
  readonly recused: readonly string[];
  readonly votes: Readonly<Record<string, Vote>>;
};

/** A figure of a report that meters provided: its value in the unit of its field, and what it was calculated from, known then. */
export type FilledField = {
  readonly field: string;
  /** null if nothing was measured. */
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

/** Who took a step, and on whose behalf. */
export type Actor = { readonly by: string; readonly for: string | null };

/** A step or report that was taken, as far as it matters to what panels judge. */
export type CourseStep = {
  readonly n: number;
  /** The name of the transition or report. */
  readonly name: string;
  readonly to: string;
  /** Whether fields, personal values, evidence or a report came with it. */
  readonly brings: boolean;
  /** Whether it led to a different state that the case had been in before. */
  readonly again: boolean;
};

/** The result of replaying the events of a case. */
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
  /** By how much a limit was extended, and when, s UTC. */
  readonly extended: readonly { readonly limit: string; readonly by: number; readonly at: number }[];
  /** In the order given; the last one of a period counts. */
  readonly reports: readonly ReportGiven[];
  /** Fields visible to the public, from the last step that published; null if none did. */
  readonly published: { readonly fields: readonly string[]; readonly at: string } | null;
};

/** What led to a case: the period, a sentence, and figures with their values as known then. */
export type Grounds = {
  readonly period: string | null;
  readonly text: string | null;
  readonly figures: readonly { readonly name: string; readonly value: number | null; readonly unit: string; readonly figure: string }[];
  /** The open case on the same grounds beside which it was begun, and why. */
  readonly beside?: { readonly case: string; readonly reason: string };
};

/** What identifies a case, which never changes. */
export type CaseHead = {
  readonly case: string;
  readonly procedure: string;
  readonly region: string;
  readonly organisation: string | null;
  readonly building: string | null;
  readonly project: string | null;
};
