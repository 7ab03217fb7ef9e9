import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { refuseUnreadVersion } from '#kernel/seen.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import type { CaseDocumentsNeeds } from './needs.ts';
import * as store from './office-store.ts';

export type OfficeGiven = {
  readonly region: string;
  /** null restores the name that the program derives from the place. */
  readonly name: string | null;
  readonly nameEn?: string | null | undefined;
  /** The version that the caller has read. */
  readonly seen?: number | undefined;
};

/** The names of offices on papers, by place. */
export function createOffices(needs: Pick<CaseDocumentsNeeds, 'postgres' | 'place' | 'audit' | 'now'>) {
  const { postgres } = needs;
  return {
    /** The names that places have stated, within the scope. */
    offices: (scope: Scope): Promise<store.OfficeRow[]> => store.offices(postgres, scope),

    /**
     * States the name of a place's office, effective now; papers already issued keep theirs. Stating the same name again writes nothing.
     * Throws `no-such-place`, `office-unnamed`, `seen-missing`, `seen-not-latest`.
     */
    async stateOffice(scope: Scope, { region, name, nameEn = null, seen }: OfficeGiven): Promise<store.OfficeRow> {
      const { name: regionName } = await needs.place.get(region);
      if (name === null && nameEn !== null) throw new Problem('bad-input', 'office-unnamed', { region });
      const { office, isNew } = await inTransaction(postgres, async (on) => {
        await store.holdOffice(on, wholeProgram, region);
        const last = (await store.offices(on, scope)).find((one) => one.region === region);
        if (last !== undefined && last.name === name && last.nameEn === nameEn) return { office: last, isNew: false };
        refuseUnreadVersion(seen, last && { version: last.version, says: [last.name ?? '—', last.nameEn ?? '—'].join(', ') }, { region });
        const given = { region, version: (last?.version ?? 0) + 1, name, nameEn, stated: new Date(needs.now()) };
        await store.addOffice(on, scope, given);
        return { office: { ...given, regionName, actor: scope.actor }, isNew: true };
      });
      if (isNew) await needs.audit(scope, { action: 'case-office', subject: `place:${region}`, region, detail: { name, nameEn } });
      return office;
    },
  };
}
