import type { PoolClient } from 'pg';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { absentByCode } from '#platform/knowledge/facts.ts';
import { type Must, textIn } from '../agreement/must-value.ts';
import type { CasesNeeds } from '../needs.ts';
import { isNumber } from '../store/must-store.ts';
import type { Weighed } from './weighed.ts';

/**
 * Whether what a value names is there: true or false, those in a list that are not; undefined if the item asks for nothing of the kind.
 */
export async function namedThere(
  needs: CasesNeeds,
  on: PoolClient,
  weighed: Weighed,
  { absent, exists }: Must,
  value: string,
): Promise<boolean | string | undefined> {
  const { standards } = needs;
  const field = (name: string | undefined): string | null => (name === undefined ? null : textIn(weighed.fields[name]));
  if (absent === absentByCode) return standards.has(value, on);
  if (typeof absent === 'object') return standards.hasNumber(value, field(absent.but), on);
  if (typeof exists === 'object')
    return 'survey' in exists
      ? isSurvey(needs, weighed, value, field(exists.survey))
      : isNumber(on, wholeProgram, exists.of, exists.number, value);
  switch (exists) {
    case 'standard-code':
      return standards.isCode(value);
    case 'standard':
      return standards.has(value, on);
    case 'standard-in-force':
      return standards.isInForce(value, on);
    case 'standard-numbers': {
      const unknown = await standards.unknownIn(value, on);
      return unknown.length === 0 || unknown.join('、');
    }
    case 'project':
      return isProject(needs, weighed, value);
    default:
      return undefined;
  }
}

/** A link sees nothing by itself: what it may name lies where its case does. */
const scopeOf = ({ who, open }: Weighed): Scope => (who.link === null ? who.scope : { ...who.scope, sees: { region: open.head.region } });

async function isSurvey({ surveys }: CasesNeeds, weighed: Weighed, survey: string, standard: string | null): Promise<boolean> {
  const found = await surveys.find(scopeOf(weighed), survey.trim());
  return found !== undefined && found.standard !== null && found.standard === standard;
}

async function isProject({ projects }: CasesNeeds, weighed: Weighed, code: string): Promise<boolean> {
  return projects.project(scopeOf(weighed), code).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Problem && error.kind === 'not-found') return false;
      throw error;
    },
  );
}
