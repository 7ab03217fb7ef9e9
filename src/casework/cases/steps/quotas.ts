import { inTransaction } from '#platform/imports/imports.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { refuseUnreadVersion } from '#kernel/seen.ts';
import { placeZone, today } from '#kernel/today.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import { startOf } from './begin-case.ts';
import type { CasesNeeds } from '../needs.ts';
import { inForceOn } from '../open-case.ts';
import * as quotaStore from '../store/quota-store.ts';
import { quotaSums, type QuotaCounts, type QuotaSums } from '../rules/quota-sums.ts';
import { seenRegions } from '../store/around-store.ts';

export type QuotaGiven = quotaStore.QuotaOf & {
  readonly quota: number;
  readonly note?: string | undefined;
  /** The version that was read; 0 or absent if none was stated. */
  readonly seen?: number | undefined;
};

/** A year's quota of a procedure in a place, as in force, and the counts of its cases. `quota` and `left` are null if none was stated. */
export type QuotaShown = Omit<quotaStore.QuotaRow, 'groups'> &
  Omit<QuotaSums, 'parts'> & {
    readonly quota: number | null;
    /** How many may still be taken in; below 0 if existing cases were imported from a file. */
    readonly left: number | null;
    readonly parts: readonly (QuotaCounts & { readonly part: string; readonly names: LocalizedText | null })[];
  };

type QuotaQuestion = {
  readonly procedure?: string | undefined;
  readonly region?: string | undefined;
  readonly year?: number | undefined;
};

/** The quotas of places for the cases of a procedure in a year. */
export function createQuotas(needs: CasesNeeds) {
  const { postgres } = needs;
  return {
    /**
     * States a year's quota, effective now; earlier statements are kept. Throws `no-such-procedure`, `knows-no-quota`, `out-of-scope`,
     * `quota-below-granted`, `seen-missing`, `seen-not-latest`.
     */
    async setQuota(scope: Scope, { procedure, region, year, quota, note, seen }: QuotaGiven): Promise<QuotaShown> {
      const known = needs.knowledge.versions('procedure').some(({ held }) => held.id === procedure);
      if (!known) throw new Problem('not-found', 'no-such-procedure', { procedure });
      if (withQuota(needs).every(({ id }) => id !== procedure)) throw new Problem('cannot-do', 'knows-no-quota', { procedure });
      await inTransaction(postgres, async (on) => {
        if (!(await seenRegions(on, scope, [region])).has(region)) throw new Problem('not-found', 'out-of-scope', { code: region });
        await quotaStore.holdQuotas(on, wholeProgram, procedure, year);
        refuseUnreadVersion(seen, await quotaStore.lastQuota(on, wholeProgram, { procedure, region, year }), { region, year });
        const granted = await quotaStore.takenIn(on, wholeProgram, { procedure, region, year });
        if (granted > quota) throw new Problem('cannot-do', 'quota-below-granted', { region, year, quota, granted });
        const stated = new Date(needs.now());
        await quotaStore.addQuota(on, scope, { procedure, region, year, quota, note: note?.trim() || null, stated });
      });
      await needs.audit(scope, { action: 'case-quota', subject: `procedure:${procedure}`, region, detail: { region, year, quota } });
      const [made] = (await quotasOf(scope, { procedure, region, year })).filter((one) => one.region === region);
      return made as QuotaShown;
    },
    /** The quotas of places in the scope, and the counts of their cases, by procedure, year and place. */
    quotas: quotasOf,
    /** The procedures in force that have a quota. */
    withQuota: () => withQuota(needs),
  };

  async function quotasOf(scope: Scope, { procedure, ...asked }: QuotaQuestion): Promise<QuotaShown[]> {
    const shown: QuotaShown[] = [];
    for (const one of withQuota(needs)) {
      if (procedure !== undefined && procedure !== one.id) continue;
      const rows = await quotaStore.quotas(postgres, scope, ruleOf(one), asked);
      shown.push(...rows.map((row) => shownOf(one, row)));
    }
    return shown;
  }
}

/** Those in force today, by id. */
function withQuota(needs: CasesNeeds): Procedure[] {
  const day = today(needs.now());
  const ids = [...new Set(needs.knowledge.versions('procedure').map(({ held }) => held.id))].toSorted();
  return ids.flatMap((id) => {
    const found = inForceOn(needs, id, day);
    return found?.quota === undefined ? [] : [found];
  });
}

const ruleOf = (procedure: Procedure): quotaStore.QuotaRule => ({
  procedure: procedure.id,
  zone: procedure.zone ?? placeZone,
  start: startOf(procedure),
  accepted: procedure.quota?.accepted ?? [],
  parts: procedure.quota?.parts ?? null,
});

/** The parts that a procedure names, with their names. */
function partsOf({ quota, fields }: Procedure): ReadonlyMap<string, LocalizedText | null> {
  const options = quota?.parts === undefined ? undefined : fields[quota.parts]?.options;
  if (options === undefined) return new Map();
  return new Map(Array.isArray(options) ? options.map((one) => [one, null] as const) : Object.entries(options));
}

function shownOf(procedure: Procedure, { groups, ...row }: quotaStore.QuotaRow): QuotaShown {
  const names = partsOf(procedure);
  const { parts, ...counts } = quotaSums(groups, [...names.keys()]);
  const quota = row.versions.at(-1)?.quota ?? null;
  return {
    ...row,
    ...counts,
    quota,
    left: quota === null ? null : quota - counts.granted,
    parts: parts.map((one) => ({ ...one, names: names.get(one.part) ?? null })),
  };
}
