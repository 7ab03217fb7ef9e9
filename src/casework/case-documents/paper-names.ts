import type { CasePaper } from '#casework/cases/cases.ts';
import { programScope } from '#kernel/scope.ts';
import { sameForAll } from '#kernel/unscoped.ts';
import type { CaseDocumentsNeeds } from './needs.ts';
import { officeAt } from './office-store.ts';

/** The names of codes in a case, as they were when its paper was issued. */
export type PaperNames = {
  readonly region: string;
  /** The place of the office that took the step. */
  readonly office: string;
  /** The office's own name at that time; null or absent if it had stated none. */
  readonly officeName?: { readonly zh: string; readonly en: string | null } | null;
  readonly organisation: string | null;
  readonly building: string | null;
  readonly people: Readonly<Record<string, string>>;
  /** For fields that name a place, an organisation or a building: by `kind/code`. */
  readonly values: Readonly<Record<string, string>>;
};

const named = ['region', 'organisation', 'building'] as const;

type Named = (typeof named)[number];

/** The current names of the codes of a case; an unknown code stays as it is. */
export async function namesOf(needs: CaseDocumentsNeeds, { head, issue, procedure, standing, panels }: CasePaper): Promise<PaperNames> {
  const known: Record<Named, (code: string) => Promise<string>> = {
    region: async (code) => (await needs.place.get(code)).name,
    organisation: async (code) => (await needs.place.organisation(programScope, code)).name,
    building: async (code) => (await needs.registry.building(programScope, code)).name ?? code,
  };
  const nameOf = (kind: Named, code: string) => known[kind](code).catch(() => code);
  const values: Record<string, string> = {};
  for (const [field, { type }] of Object.entries(procedure.fields)) {
    const [kind, value] = [named.find((one) => one === type), standing.fields[field]];
    if (kind !== undefined && typeof value === 'string') values[`${kind}/${value}`] = await nameOf(kind, value);
  }
  const posts = await needs.people.posts(programScope, { day: issue.day });
  const post = posts.find(
    (one) => [issue.by, ...issue.for].includes(one.holder) && one.procedure === head.procedure && one.role === issue.as,
  );
  const members = panels.flatMap((panel) => panel.members);
  const people = members.length === 0 ? [] : await needs.people.find(programScope, members);
  return {
    region: await nameOf('region', head.region),
    office: await nameOf('region', post?.region ?? head.region),
    officeName: await officeAt(needs.postgres, sameForAll, post?.region ?? head.region, new Date(issue.recorded)),
    organisation: head.organisation === null ? null : await nameOf('organisation', head.organisation),
    building: head.building === null ? null : await nameOf('building', head.building),
    people: Object.fromEntries(people.map(({ code, name }) => [code, name])),
    values,
  };
}
