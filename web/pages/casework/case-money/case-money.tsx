import { useQuery } from '@tanstack/react-query';
import { api, type client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useAddress } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { readCaseMoney } from './address.ts';
import { BudgetsPanel } from './budgets.tsx';
import { PaymentsPanel, ReturnPanel } from './payments.tsx';
import { QuotasPanel } from './quotas.tsx';
import { caseMoneyWords } from './words.ts';

/** The money of cases: budgets, pending payments, and the bank's returns; and how many cases a place may take in. */
export function CaseMoneyPage() {
  const words = usePageWords(caseMoneyWords);
  const [at, go] = useAddress(readCaseMoney);
  const query = useQuery(api.caseMoney.budgets.queryOptions({ input: {} }));
  const quotas = useQuery(api.caseMoney.quotas.queryOptions({ input: {} }));
  const granting = query.data?.procedures ?? [];
  const procedures = [...granting, ...(quotas.data?.procedures ?? []).filter(({ id }) => granting.every((one) => one.id !== id))];
  const procedure = at.procedure ?? procedures[0]?.id;
  return (
    <>
      <PageHeader title={words.label.title} below={words.below} />
      <ProblemView error={query.error ?? quotas.error} again={query.error === null ? quotas.refetch : query.refetch} />
      {query.isPending || quotas.isPending ? <Loading /> : null}
      {query.data === undefined || quotas.data === undefined || procedure === undefined ? null : (
        <div className="yd-stack">
          <Field label={words.case.procedure}>
            {(ids) => (
              <Choice
                id={ids.id}
                value={procedure}
                options={procedures.map(({ id, name }) => ({ value: id, label: name }))}
                onChoose={(chosen) => go({ procedure: chosen })}
              />
            )}
          </Field>
          <OfProcedure procedure={procedure} budgets={query.data} quotas={quotas.data} />
        </div>
      )}
    </>
  );
}

type Of = {
  readonly procedure: string;
  readonly budgets: Awaited<ReturnType<typeof client.caseMoney.budgets>>;
  readonly quotas: Awaited<ReturnType<typeof client.caseMoney.quotas>>;
};

/** The quotas of a procedure that has any, and the money of one that grants some. */
function OfProcedure({ procedure, budgets, quotas }: Of) {
  const me = useMe();
  const isIn = (some: readonly { readonly id: string }[]): boolean => some.some(({ id }) => id === procedure);
  const fits = (one: { readonly procedure: string }): boolean => one.procedure === procedure;
  return (
    <>
      {isIn(quotas.procedures) ? (
        <QuotasPanel quotas={quotas.quotas.filter(fits)} procedure={procedure} sets={may(me, 'case-money')} />
      ) : null}
      {isIn(budgets.procedures) || !isIn(quotas.procedures) ? (
        <>
          <BudgetsPanel budgets={budgets.budgets.filter(fits)} procedure={procedure} sets={may(me, 'case-money')} />
          {may(me, 'see-payments') ? <PaymentsPanel procedure={procedure} /> : null}
          {may(me, 'case-money') ? <ReturnPanel procedure={procedure} /> : null}
        </>
      ) : null}
    </>
  );
}
