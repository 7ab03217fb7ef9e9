import { kindValues } from '#kernel/kind-fields.ts';
import type { Certificate } from './rule.ts';
import { certificateFacts } from './vocabulary.ts';

/** A certificate as the ledger holds it, by its number. */
export const certificateOf = ({ code, fields }: { readonly code: string; readonly fields: Readonly<Record<string, unknown>> }) =>
  ({ certificate: code, ...kindValues(certificateFacts, fields) }) as Certificate;
