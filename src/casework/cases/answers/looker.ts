import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import type { CasesNeeds } from '../needs.ts';
import { type Who, whoOf } from '../steps/who.ts';

/** The reader, with the posts they hold today. */
export const looker = async (needs: CasesNeeds, asker: Scope | Who): Promise<Who> =>
  'holder' in asker ? asker : whoOf(needs, asker, today(needs.now()));
