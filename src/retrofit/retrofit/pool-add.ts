import type { PoolClient } from 'pg';
import type { AsOf } from '#kernel/as-of.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';
import type { Finding } from '#kernel/finding.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { refuseUnread } from '#kernel/seen.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { Ledger } from '#platform/ledger/ledger.ts';
import type { Candidate } from './candidates.ts';
import { createOne, findCandidates } from './find.ts';
import type { RetrofitNeeds } from './needs.ts';
import { reasonText, type PoolReason } from './pool-reasons.ts';
import * as sight from './sight-store.ts';

export type PoolQuestion = {
  readonly buildings: readonly string[];
  readonly year: number;
  readonly from: 'ranking' | 'audit' | 'survey' | 'candidates' | 'building';
  readonly percentile?: number | undefined;
  readonly content?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly twice: boolean;
};

type ReasonShown = {
  readonly reason: PoolReason;
  readonly figure: string | null;
  readonly value: number | null;
  readonly unit: string;
  readonly indicative: boolean;
};

export type PoolRow = {
  readonly building: string;
  readonly name: string;
  readonly outcome: 'adds' | 'elsewhere';
  readonly reasons: readonly ReasonShown[];
  readonly projects: readonly string[];
  readonly findings: readonly Finding[];
};

export type PoolRows = { readonly rows: readonly PoolRow[]; readonly seen: string };

type BuildingNamed = { readonly code: string; readonly name: string; readonly region: string };

type FoundRow = Pick<PoolRow, 'building' | 'name' | 'reasons'>;

type PoolState = { readonly found: readonly FoundRow[]; readonly open: readonly sight.OpenProject[] };

/** What is known of buildings, and the open projects that they are in. Throws `no-such-building`. */
async function poolState(needs: RetrofitNeeds, scope: Scope, asked: PoolQuestion): Promise<PoolState> {
  const known = needs.benchmarking.knownAt(asked.knownAt);
  const held: BuildingNamed[] = [];
  for (const code of new Set(asked.buildings)) {
    const [found] = await needs.registry.buildingFacts(scope, { buildings: [code] }, known);
    if (found === undefined) throw new Problem('not-found', 'no-such-building', { building: code });
    if (!held.some((one) => one.code === found.code)) held.push(found);
  }
  const candidates = await candidatesAmong(needs, scope, asked, held);
  const found: FoundRow[] = [];
  for (const one of held) found.push(await foundOf(needs, scope, { asked, known, one, found: candidates.get(one.code) }));
  const open = await sight.openOfBuildings(
    needs.postgres,
    wholeProgram,
    held.map(({ code }) => code),
  );
  return { found, open };
}

/** What buildings would bring into the pool. Throws `no-such-building`. */
export async function previewPool(needs: RetrofitNeeds, scope: Scope, asked: PoolQuestion): Promise<PoolRows> {
  const rows = rowsOf(await poolState(needs, scope, asked), asked);
  return { rows, seen: seenOf(rows, asked) };
}

/**
 * Creates a project for each building that the preview shows as added, all or none. Throws as `previewPool`, and `seen-missing`,
 * `seen-not-latest`; `building-elsewhere` with the project, if somebody created one meanwhile.
 */
export async function addToPool(
  needs: RetrofitNeeds,
  ledger: Ledger,
  scope: Scope,
  { seen: read, ...asked }: PoolQuestion & { readonly seen?: string | undefined },
): Promise<PoolRows & { readonly added: readonly { readonly building: string; readonly code: string; readonly change: number }[] }> {
  const state = await poolState(needs, scope, asked);
  const rows = rowsOf(state, asked);
  const seen = seenOf(rows, asked);
  if (read !== undefined && read !== seen) refuseSince(state, asked, read);
  refuseUnread(read, seen, { zh: '理由、数值或在库项目', en: 'reasons, figures or projects' });
  const due = rows.filter(({ outcome }) => outcome === 'adds');
  const added = await ledger.addAll(scope, async (on, create) => {
    await refuseAnother(on, due);
    const made = [];
    for (const one of due) made.push({ building: one.building, ...(await createOne(create, named(one), asked.year, setsOf(one, asked))) });
    return made;
  });
  return { rows, seen, added };
}

const named = ({ building, name }: PoolRow) => ({ code: building, name });

const setsOf = ({ reasons }: PoolRow, { content }: PoolQuestion) => ({
  reasons: reasons.map(reasonText).join(';'),
  ...(content !== undefined && content !== '' && { content }),
});

/** Refuses buildings that came into a project since they were read: if without that project the preview would be the one that was read. */
function refuseSince(state: PoolState, asked: PoolQuestion, read: string): void {
  const first = state.open.find(({ id }) => seenOf(rowsOf(state, asked, id), asked) === read);
  if (first !== undefined) refuseElsewhere(first);
}

/** The same where no project can be created meanwhile. */
async function refuseAnother(on: PoolClient, due: readonly PoolRow[]): Promise<void> {
  const read = new Set(due.flatMap(({ projects }) => projects));
  const open = await sight.openOfBuildings(
    on,
    wholeProgram,
    due.map(({ building }) => building),
  );
  const first = open.find(({ project }) => !read.has(project));
  if (first !== undefined) refuseElsewhere(first);
}

function refuseElsewhere({ building, project }: sight.OpenProject): never {
  throw new Problem('conflict', 'building-elsewhere', { building, projects: project });
}

/** The reasons that the program knows of, asked of each place in which they lie. */
async function candidatesAmong(
  needs: RetrofitNeeds,
  scope: Scope,
  { year, percentile, knownAt }: PoolQuestion,
  held: readonly BuildingNamed[],
): Promise<ReadonlyMap<string, Candidate>> {
  const wanted = new Set(held.map(({ code }) => code));
  const found = new Map<string, Candidate>();
  for (const region of new Set(held.map((one) => one.region))) {
    const { candidates } = await findCandidates(needs, scope, { region, year, percentile, knownAt });
    for (const one of candidates) if (wanted.has(one.code)) found.set(one.code, one);
  }
  return found;
}

type About = {
  readonly asked: PoolQuestion;
  readonly known: AsOf;
  readonly one: BuildingNamed;
  readonly found: Candidate | undefined;
};

async function foundOf(needs: RetrofitNeeds, scope: Scope, { asked, known, one, found }: About): Promise<FoundRow> {
  const own: readonly ReasonShown[] = await Promise.all(
    (found?.reasons ?? []).map(async ({ reason, figure, indicative }) => ({
      reason,
      figure: figure ?? null,
      indicative,
      ...(await valueOf(needs, scope, figure ?? null)),
    })),
  );
  const chosen = await chosenReason(needs, scope, { asked, known, one });
  const reasons = own.some(({ reason }) => reason === chosen.reason) ? own : [...own, chosen];
  return { building: one.code, name: one.name, reasons };
}

/** @param before without this project and those created after it */
function rowsOf({ found, open }: PoolState, { twice }: PoolQuestion, before = Infinity): PoolRow[] {
  return found.map((one) => {
    const projects = open
      .filter(({ building, id }) => building === one.building && id < before)
      .map(({ project }) => project)
      .toSorted();
    const evidence = { building: one.building, projects: projects.join(', ') };
    const findings: Finding[] = projects.length === 0 ? [] : [{ code: 'building-elsewhere', severity: 'warning', evidence }];
    return { ...one, outcome: projects.length > 0 && !twice ? 'elsewhere' : 'adds', projects, findings };
  });
}

/** That it was chosen, with the intensity that was seen, as far as it is known. */
async function chosenReason(
  { benchmarking }: RetrofitNeeds,
  scope: Scope,
  { asked: { from, year }, known, one }: Pick<About, 'asked' | 'known' | 'one'>,
): Promise<ReasonShown> {
  const reason = from === 'audit' || from === 'survey' ? from : 'chosen';
  for (const measure of ['total', 'electricity'] as const) {
    const { own, unit } = await benchmarking.standing(scope, { building: one.code, year, measure, known });
    if (own !== null) return { reason, figure: own.figure, value: own.intensity, unit, indicative: false };
  }
  return { reason, figure: null, value: null, unit: '', indicative: false };
}

/** A figure as it opens; nothing is made up where it has no value. */
export async function valueOf(
  { explain }: Pick<RetrofitNeeds, 'explain'>,
  scope: Scope,
  figure: string | null,
): Promise<Pick<ReasonShown, 'value' | 'unit'>> {
  if (figure === null) return { value: null, unit: '' };
  const { result } = await explain(scope, figure);
  return { value: result.value, unit: result.unit };
}

/** The hash of what was shown, whatever the instant at which it was known. */
function seenOf(rows: readonly PoolRow[], { content }: PoolQuestion): string {
  const shown = rows.map(({ reasons, ...row }) => ({
    ...row,
    reasons: reasons.map(({ reason, value, unit, indicative }) => ({ reason, value, unit, indicative })),
  }));
  return sha256(canonicalJson(JSON.parse(JSON.stringify({ shown, content: content ?? null }))));
}
