import { z } from 'zod';
import { inSentence, statusTerms, type Term } from '#kernel/vocabulary.ts';

/**
 * How far a value can be trusted. VERIFIED: seen in a source that was opened; VERIFIED+: in two, or checked by computation; RECALLED: from
 * general knowledge, to be confirmed against the document; RECALLED-LOW: not without checking; CITY: set by the city, not checked against a
 * document.
 */
export const statuses = ['VERIFIED', 'VERIFIED+', 'RECALLED', 'RECALLED-LOW', 'CITY'] as const;

export type Status = (typeof statuses)[number];

/** A status as evidence: its code, and `standing` in words. */
export function statusShown(status: string) {
  const term: Term | undefined = Object.hasOwn(statusTerms, status) ? statusTerms[status as Status] : undefined;
  return { status, standing: term === undefined ? { zh: status, en: status } : inSentence(term) };
}

/** Whether a verdict may rest on it without being called indicative. */
export function isVerified(status: Status): boolean {
  return status === 'VERIFIED' || status === 'VERIFIED+';
}

export const day = z.iso.date();
export const names = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

export const sourceShape = z.strictObject({ document: z.string().min(1), clause: z.string().min(1), url: z.url().optional() });


/** What every entry has, whatever its kind. */
export const ofEveryEntry = {
  id: z.string().max(200).regex(/^[a-z0-9][a-z0-9/._-]*$/iu),
  version: z.int().min(1).max(2 ** 31 - 1),
  names: names.optional(),
  source: sourceShape,
  status: z.enum(statuses),
  /** First day on which it holds. */
  validFrom: day.optional(),
  /** First day on which it no longer holds. */
  validTo: day.optional(),
  /** The id of another entry that gives way to this one where both hold. */
  supersedes: z.string().optional(),
  note: z.string().optional(),
};
