import type { Job } from '#platform/list-intake/job.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';
import { fill, type Finding, type Language } from '#kernel/finding.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import { shownText, unsoundIn } from '#kernel/sound-text.ts';
import { inTransaction, type ImportRun, type Perform } from '#platform/imports/imports.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, sameForAll, wholeProgram } from '#kernel/unscoped.ts';
import { boxOf } from './polygon.ts';
import type { SpecialPlansNeeds } from './needs.ts';
import { specialPlansWords } from './words.ts';
import { type PlanArea, readPlan, type Rejected } from './read-special-plan.ts';
import * as store from './store.ts';
import type { PlanRow } from './store.ts';

/** A file, and what it does not state itself: whose plan it is, since when, how strongly it binds. */
export type SpecialPlanImport = Omit<PlanRow, 'id' | 'number' | 'periodEnds'> & {
  readonly file: string;
  readonly number?: string | undefined;
  readonly periodEnds?: string | undefined;
  readonly preview?: boolean | undefined;
  readonly wait?: boolean | undefined;
  /** The hash of the preview that was read. */
  readonly seen?: string | undefined;
};

const mostBytes = 50_000_000;

/** Imports a plan as a whole: an area that cannot be read is listed, and the others are accepted. */
export async function importPlan(needs: SpecialPlansNeeds, scope: Scope, asked: SpecialPlanImport, language: Language): Promise<ImportRun> {
  const { file, preview, wait, ...options } = asked;
  await needs.place.get(asked.region);
  if (!(await store.seesPlace(needs.postgres, scope, asked.region)))
    throw new Problem('not-allowed', 'special-plan-out-of-scope', { region: asked.region });
  return await needs.imports.takeFile(scope, { kind: 'special-plan', file, options, preview, wait, language });
}

/** Registers the import of such files. */
export function performPlan(needs: SpecialPlansNeeds): void {
  const work: Perform = async (scope, { file, options }, job) => {
    const result = await take(needs, scope, job, { ...(options as Omit<SpecialPlanImport, 'file'>), file });
    if (!job.preview) await needs.imports.auditImport(scope, job, 'special-plan', result);
    return result;
  };
  needs.imports.performs('special-plan', work, { agrees: true });
}

/** Why a feature was not accepted, for a file in which none was. */
function refused({ row, code, evidence }: Rejected): Finding {
  const why = {
    zh: fill(specialPlansWords[code]?.zh ?? code, evidence, 'zh'),
    en: fill(specialPlansWords[code]?.en ?? code, evidence, 'en'),
  };
  return { code: 'special-plan-feature-refused', severity: 'error', evidence: { row, why } };
}

async function take(needs: SpecialPlansNeeds, scope: Scope, job: Job, asked: SpecialPlanImport): Promise<Record<string, unknown>> {
  const value = parsed(await job.text(mostBytes));
  const unsound = unsoundIn(value);
  if (unsound !== null) throw new Problem('bad-input', 'text-invalid', { text: shownText(unsound) });
  const read = readPlan(value, needs.items());
  if (read === null) throw new Problem('bad-input', 'special-plan-bad', { file: job.file?.name ?? '' });
  const { areas, rejected } = read;
  if (areas.length === 0)
    throw new Problem('bad-input', 'special-plan-without-areas', { file: job.file?.name ?? '' }, rejected.slice(0, 20).map(refused));
  return await inTransaction(needs.postgres, async (on) => {
    await store.takeTurn(on, wholeProgram);
    const earlier = (await store.plans(on, sameForAll, null)).find(({ code }) => code === asked.code);
    if (earlier !== undefined && !(await store.seesPlace(on, scope, earlier.region)))
      throw new Problem('not-allowed', 'special-plan-of-elsewhere', { plan: asked.code, region: earlier.region });
    const counts = { created: earlier ? 0 : areas.length, updated: earlier ? areas.length : 0, unchanged: 0 };
    const seconds = (needs.now() - job.now) / 1000;
    const rest = {
      kept: [],
      keptCount: 0,
      rows: areas.length + new Set(rejected.map(({ row }) => row)).size,
      repeated: 0,
      seconds,
      findings: [],
    };
    const result = { ...counts, ...rest, rejected: rejected.slice(0, 1000), rejectedCount: rejected.length };
    const told = { ...result, rests: restsOf(asked, earlier, areas) };
    if (job.preview) return told;
    job.agreed?.(told);
    const { number = null, periodEnds = null, code, region, title, issuer, issued, strength } = asked;
    await store.addPlan(on, scope, { id: job.id, code, region, title, number, issuer, issued, periodEnds, strength }, job.now);
    const rows = areas.map(({ row, name, indices, given, boundary }) => ({
      position: row,
      name,
      indices,
      given,
      boundary,
      ...boxOf(boundary),
    }));
    await store.addAreas(on, checkedByCaller, job.id, rows);
    await job.shown(on, result);
    return result;
  });
}

/** What a preview depends on: the plan that it would replace, what is stated about the new one, and its areas as read. */
const restsOf = ({ file: _upload, ...said }: SpecialPlanImport, earlier: PlanRow | undefined, areas: readonly PlanArea[]): string =>
  sha256(canonicalJson([earlier ?? null, said, areas]));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return null;
  }
}
