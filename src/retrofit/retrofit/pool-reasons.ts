import { poolReasonTerms } from './vocabulary.ts';

export type PoolReason = keyof typeof poolReasonTerms;

/** Why a building came into the pool, with the figure that was seen then. */
export type ReasonKept = { readonly reason: PoolReason; readonly figure: string | null };

const isReason = (text: string): text is PoolReason => Object.hasOwn(poolReasonTerms, text);

/** As a field holds it. @example reasonText({ reason: 'quota', figure: 'eyJ' }) // 'quota:eyJ' */
export const reasonText = ({ reason, figure }: ReasonKept): string => (figure === null ? reason : `${reason}:${figure}`);

/** Reads it back; null if it is no reason. @example readReason('quota:eyJ') // { reason: 'quota', figure: 'eyJ' } */
export function readReason(text: string): ReasonKept | null {
  const [reason = '', ...rest] = text.split(':');
  const figure = rest.join(':');
  return isReason(reason) ? { reason, figure: figure === '' ? null : figure } : null;
}
