import type { z } from 'zod';
import type { signInRulesShape } from './contract.ts';

/** What the city asks of whoever signs in. */
export type SignInRules = z.infer<typeof signInRulesShape>;

/**
 * Where nobody has said anything: a password made on a Friday is still good on the Monday, and a second factor is everybody's own choice.
 */
export const usualSignInRules: SignInRules = { oneTimeHours: 72, secondFactor: [] };
