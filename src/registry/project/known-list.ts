import type { ProjectFilter, ProjectOrder } from './list-store.ts';
import type { ProjectShown } from './present-project.ts';

/** Whether a project is one of those that a list is of. @param inside the region asked for and all within it; null is everywhere */
export function matches(project: ProjectShown, ask: ProjectFilter, inside: ReadonlySet<string> | null): boolean {
  const { code, name, region, developmentZone, organisation, stage, facts, buildings } = project;
  const is = (asked: unknown, value: unknown): boolean => asked === undefined || asked === value;
  if (inside !== null && !inside.has(region ?? '') && !inside.has(developmentZone ?? '')) return false;
  if (ask.buildings !== undefined && !ask.buildings.some((one) => buildings.includes(one))) return false;
  const search = ask.search?.normalize('NFKC').trim().toLowerCase() ?? '';
  if (search !== '' && !`${name}\n${code}`.toLowerCase().includes(search)) return false;
  return is(ask.organisation, organisation) && is(ask.stage, stage) && is(ask.work, facts['work']) && is(ask.class, facts['class']);
}

const pinyin = new Intl.Collator('zh');

/** The same in the order of a list: what is not known stands last. */
export function ordered(projects: readonly ProjectShown[], { sort, descending }: ProjectOrder): ProjectShown[] {
  const way = descending ? -1 : 1;
  const valueOf = (project: ProjectShown): string | number | null =>
    sort === 'projectAreaM2' ? ((project.facts['projectAreaM2'] as number | undefined) ?? null) : project[sort];
  return projects.toSorted((a, b) => {
    const [one, other] = [valueOf(a), valueOf(b)];
    if (one === null || other === null) return one === other ? compareCodes(a, b) : one === null ? 1 : -1;
    const compared =
      typeof one === 'number' ? one - Number(other) : sort === 'code' ? compareCodes(a, b) : pinyin.compare(one, String(other));
    return compared === 0 ? compareCodes(a, b) : compared * way;
  });
}

const compareCodes = (a: ProjectShown, b: ProjectShown): number => (a.code < b.code ? -1 : 1);
