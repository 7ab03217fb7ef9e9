/**
 * How far a value with a status can be trusted. Every place that looks at a status asks here, so that VERIFIED+ (seen in two sources) is
 * nowhere taken for less than VERIFIED.
 */

/** Whether it was seen in a source that was opened. */
export function isVerified(status: string): boolean {
  return status === 'VERIFIED' || status === 'VERIFIED+';
}

/** Whether a figure based on it is more than indicative: verified, confirmed by a second person, or set by the place itself. */
export function isCertain(status: string): boolean {
  return isVerified(status) || status === 'CONFIRMED' || status === 'CITY';
}

/** Whether it comes from general knowledge and is to be confirmed against the document. */
export function isRecalled(status: string): boolean {
  return status === 'RECALLED' || status === 'RECALLED-LOW';
}
