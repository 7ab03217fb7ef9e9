import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { CaseDocumentsNeeds } from './needs.ts';
import * as store from './office-store.ts';

export type OfficeGiven = {
  readonly region: string;
  /** null goes back to the name that the program makes of the place. */
  readonly name: string | null;
  readonly nameEn?: string | null | undefined;
};

/** What offices call themselves on papers, by place. */
export function createOffices(needs: Pick<CaseDocumentsNeeds, 'postgres' | 'place' | 'audit' | 'now'>) {
  const { postgres } = needs;
  return {
    /** The names that places have stated, of those that the scope sees. */
    offices: (scope: Scope): Promise<store.OfficeRow[]> => store.offices(postgres, scope),

    /** States the name of a place's office, from now on; papers that were issued keep theirs. Throws `no-such-place`, `office-unnamed`. */
    async stateOffice(scope: Scope, { region, name, nameEn = null }: OfficeGiven): Promise<store.OfficeRow> {
      await needs.place.get(scope, region);
      if (name === null && nameEn !== null) throw new Problem('bad-input', 'office-unnamed', { region });
      await store.addOffice(postgres, scope, { region, name, nameEn, stated: new Date(needs.now()) });
      await needs.audit(scope, { action: 'case-office', subject: `place:${region}`, region, detail: { name, nameEn } });
      return (await store.offices(postgres, scope)).find((one) => one.region === region) as store.OfficeRow;
    },
  };
}
