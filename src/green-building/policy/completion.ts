import { Problem } from '#kernel/problem.ts';
import type { Place } from '#platform/place/place.ts';
import type { Completion, CompletionRule } from '#registry/project/facts.ts';
import { citation, shortTitles } from './citation.ts';
import type { Library } from './library.ts';
import { judge } from './verdict.ts';

const nation = '100000';
const item = 'green-acceptance';

/**
 * Which clause forbids completing a project on a day without green acceptance 绿色建筑专项验收 (YQ 二(一)七), by the documents as the
 * program knows them now. Where it depends on facts that the project lacks, the clause comes with their names: nothing is refused then.
 */
export const completionRule = (known: () => Library, place: Pick<Place, 'regionsWithin'>) => async (): Promise<CompletionRule> => {
  const library = known();
  const documents = library.documents.filter(({ rules }) => rules.some(({ asked }) => asked.some((one) => one.item === item)));
  const heads = [...new Set(documents.map(({ head }) => head.region))];
  const regions = await Promise.all(heads.map(async (region) => ({ region, inside: new Set(await place.regionsWithin(region)) })));
  const titles = shortTitles(library);
  return (asked) => {
    const above = regions.filter(({ region, inside }) => region === nation || inside.has(asked.region)).map(({ region }) => region);
    const found = above.length === 0 ? undefined : clauseOf(library, above, asked);
    return found === undefined ? null : { place: citation(found, titles), quote: found.quote, missing: found.missing };
  };
};

function clauseOf(library: Library, regions: readonly string[], { day, project }: Completion) {
  const facts = Object.fromEntries(Object.entries(project).filter(([name]) => library.facts.has(name)));
  try {
    const { requirements, undecided } = judge(library, { regions, day, project: facts });
    const sure = requirements.find((one) => 'item' in one && one.item === item && one.value === true && one.strength === 'must');
    if (sure !== undefined) return { ...sure, missing: [] };
    const open = undecided.find((one) => one.item === item && one.strength === 'must');
    const missing = open?.needs.flatMap((fact) => library.facts.get(fact)?.names ?? []) ?? [];
    return open === undefined || missing.length === 0 ? undefined : { ...open, missing };
  } catch (error) {
    // before the first document of the place nothing is required, and with contradictory facts nothing is certain
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
