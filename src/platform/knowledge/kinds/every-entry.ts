import { z } from 'zod';
import { isVerified } from '#kernel/source-status.ts';
import { inSentence, statusTerms, type Term } from '#kernel/vocabulary.ts';

/**
 * How far a value can be trusted. VERIFIED: seen in a source that was opened; VERIFIED+: in two, or checked by computation; RECALLED: from
 * general knowledge, to be confirmed against the document; RECALLED-LOW: not to be used without checking; CITY: the city's own, as good as
 * VERIFIED if two persons have checked it against the printed text (`confirmed`); DEMO: made up to show how something works.
 */
export const statuses = ['VERIFIED', 'VERIFIED+', 'RECALLED', 'RECALLED-LOW', 'CITY', 'DEMO'] as const;

export type Status = (typeof statuses)[number];

/** A status as evidence: its code, and `standing` in words. */
export function statusShown(status: string) {
  const term: Term | undefined = Object.hasOwn(statusTerms, status) ? statusTerms[status as Status] : undefined;
  return { status, standing: term === undefined ? { zh: status, en: status } : inSentence(term) };
}

/** Whether a verdict may be based on it without being marked indicative: verified, or the city's own and confirmed by two persons. */
export function isFormal({ status, confirmed }: { readonly status: Status; readonly confirmed?: Confirmed | undefined }): boolean {
  return isVerified(status) || (status === 'CITY' && confirmed !== undefined);
}

export const day = z.iso.date();
export const names = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

export const sourceShape = z.strictObject({ document: z.string().min(1), clause: z.string().min(1), url: z.url().optional() });

/** Who checked an entry against the printed text: one person typed its content, another confirmed it. */
const confirmedShape = z.strictObject({
  /** The number of the check that it came from. */
  check: z.int().min(1),
  edition: z.string().min(1),
  page: z.string().min(1),
  typedBy: z.string().min(1),
  confirmedBy: z.string().min(1),
  at: z.iso.datetime(),
});

export type Confirmed = z.infer<typeof confirmedShape>;

/** A version that takes earlier confirmed ones out of force. */
const withdrawnShape = z.strictObject({ by: z.string().min(1), at: z.iso.datetime(), reason: z.string().min(1) });

/** What every entry has, whatever its kind. */
export const ofEveryEntry = {
  id: z.string().max(200).regex(/^[a-z0-9][a-z0-9/._-]*$/iu),
  version: z.int().min(1).max(2 ** 31 - 1),
  names: names.optional(),
  source: sourceShape,
  status: z.enum(statuses),
  /** First day on which it is valid. */
  validFrom: day.optional(),
  /** First day on which it is no longer valid. */
  validTo: day.optional(),
  /** The id of another entry that this one replaces while both are valid. */
  supersedes: z.string().optional(),
  confirmed: confirmedShape.optional(),
  withdrawn: withdrawnShape.optional(),
  note: z.string().optional(),
};
