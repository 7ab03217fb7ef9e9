import type { z } from 'zod';
import type { signInRulesShape } from './contract.ts';

/** The city's rules for everyone who signs in. */
export type SignInRules = z.infer<typeof signInRulesShape>;

/** The defaults: a password created on a Friday is still valid on Monday, and a second factor is optional for everyone. */
export const usualSignInRules: SignInRules = { oneTimeHours: 72, secondFactor: [] };
