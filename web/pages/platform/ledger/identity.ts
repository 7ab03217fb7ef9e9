import { troubleOf } from '../../../trouble.ts';
import type { Edited } from './facts.ts';

const code = 'identity-edited';

/** Whether an edit was not made, or not of all, because it would change what identifies something: that is confirmed first. */
export const asksOfIdentity = ({ data, error }: { readonly data: Edited | undefined; readonly error: unknown }): boolean =>
  data?.refused.some(({ fault }) => fault === code) === true || (error !== null && troubleOf(error).told.code === code);
