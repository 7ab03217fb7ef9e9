import type { PoolClient } from 'pg';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { absentByCode } from '#platform/knowledge/facts.ts';
import { type Must, textIn } from '../agreement/must-value.ts';
import type { CaseHead } from '../facts.ts';
import type { CasesNeeds, ExistenceChecks } from '../needs.ts';
import { isNumber } from '../store/must-store.ts';
import type { Weighed } from './weighed.ts';

/**
 * Whether what a value names is there: true or false, null if nothing of the kind is registered; those in a list that are not, a line each;
 * undefined if the item asks for nothing of the kind.
 */
export async function namedThere(
  needs: CasesNeeds,
  on: PoolClient,
  weighed: Weighed,
  { absent, exists }: Must,
  value: string,
): Promise<boolean | string | null | undefined> {
  const { standards } = needs;
  const field = (name: string | undefined): string | null => (name === undefined ? null : textIn(weighed.fields[name]));
  if (absent === absentByCode) return standards.has(value, on);
  if (typeof absent === 'object') return standards.hasNumber(value, field(absent.but), on);
  if (typeof exists === 'object') {
    if ('survey' in exists) return isSurvey(needs, weighed, value, field(exists.survey));
    if ('season' in exists) return lookedUpLater(needs, weighed, 'season', value, field(exists.season));
    return isNumber(on, wholeProgram, exists.of, exists.number, value);
  }
  switch (exists) {
    case 'standard-code':
      return standards.isCode(value);
    case 'standard':
      return standards.has(value, on);
    case 'standard-in-force':
      return standards.isInForce(value, on);
    case 'standard-numbers': {
      const unknown = await standards.unknownIn(value, on);
      return unknown.length === 0 || unknown.join('\n');
    }
    case 'project':
      return (await projectOf(needs, scopeOf(weighed), value)) !== null;
    case 'building':
      return (await needs.registry.activeVisible(sightOfCase(weighed), [value])).get(value) === true;
    case 'household':
      return lookedUpLater(needs, weighed, 'household', value, value);
    default:
      return undefined;
  }
}

/** Null while no slice knows of such things. */
async function lookedUpLater(
  { existence }: CasesNeeds,
  weighed: Weighed,
  what: keyof ExistenceChecks,
  name: string,
  household: string | null,
): Promise<boolean | null> {
  const { region, organisation } = weighed.open.head;
  const day = today(weighed.at, weighed.open.zone);
  const asked = { scope: sightOfCase(weighed), name: name.trim(), household: household?.trim() ?? null, region, organisation, day };
  return (await existence()?.[what](asked)) ?? null;
}

/** Those of the codes in a column that are not there, a line each; true if all are. */
export async function namedInColumn(needs: CasesNeeds, on: PoolClient, weighed: Weighed, one: Must, codes: readonly string[]) {
  const none: string[] = [];
  for (const code of codes) if (code === '' || (await namedThere(needs, on, weighed, one, code)) !== true) none.push(code);
  return none.length === 0 ? true : none.join('\n');
}

/**
 * Those of some buildings that the project of a case does not list, a line each; true if it lists all, or there is nothing to compare; null
 * if it lists none. A building that was merged is listed by any of its codes.
 * @param cells null: the building of the case
 */
export async function amongThose(needs: CasesNeeds, head: CaseHead, cells: readonly string[] | null): Promise<true | string | null> {
  const codes = (cells ?? [head.building ?? '']).filter((code) => code !== '');
  if (head.project === null || codes.length === 0) return true;
  const listed = (await projectOf(needs, programScope, head.project))?.buildings ?? [];
  if (listed.length === 0) return null;
  const elsewhere: string[] = [];
  for (const code of codes)
    if (!(await needs.registry.namesOfBuilding(programScope, code)).some((name) => listed.includes(name))) elsewhere.push(code);
  return elsewhere.length === 0 || elsewhere.join('\n');
}

/** All that lies where the case does. */
const sightOfCase = ({ who, open }: Weighed): Scope => ({ ...who.scope, sees: { region: open.head.region } });

/** A link sees nothing by itself: what it may name lies where its case does. */
const scopeOf = (weighed: Weighed): Scope => (weighed.who.link === null ? weighed.who.scope : sightOfCase(weighed));

async function isSurvey({ surveys }: CasesNeeds, weighed: Weighed, survey: string, standard: string | null): Promise<boolean> {
  const found = await surveys.find(scopeOf(weighed), survey.trim());
  return found !== undefined && found.standard !== null && found.standard === standard;
}

/** Null if there is none that the scope sees. */
export async function projectOf({ projects }: Pick<CasesNeeds, 'projects'>, scope: Scope, code: string) {
  return projects.project(scope, code).catch((error: unknown) => {
    if (error instanceof Problem && error.kind === 'not-found') return null;
    throw error;
  });
}
