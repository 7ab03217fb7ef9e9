import { z } from 'zod';

/**
 * How far a value can be trusted. VERIFIED: seen in a source that was opened; VERIFIED+: in two, or checked by computation; RECALLED: from general
 * knowledge, to be confirmed against the document; RECALLED-LOW: not without checking; CITY: set by the city, not checked against a document.
 */
export const statuses = ['VERIFIED', 'VERIFIED+', 'RECALLED', 'RECALLED-LOW', 'CITY'] as const;

export type Status = (typeof statuses)[number];

const statusNames: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  VERIFIED: { zh: '已对照原文', en: 'seen in the document' },
  'VERIFIED+': { zh: '已对照两处来源', en: 'seen in two sources' },
  RECALLED: { zh: '凭记忆，未对照原文', en: 'recalled, not seen in the document' },
  'RECALLED-LOW': { zh: '凭记忆，存疑', en: 'recalled, doubtful' },
  CITY: { zh: '本市设定，未对照文件', en: 'set by the city, not checked' },
};

/** A status as evidence: its code, and `standing` in words. */
export function statusShown(status: string) {
  return { status, standing: statusNames[status] ?? { zh: status, en: status } };
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
