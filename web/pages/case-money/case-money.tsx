import { useQuery } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { usePageWords } from '../../i18n/language.tsx';
import { may, useMe } from '../../session.ts';
import { useAddress } from '../../ui/address.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { Loading } from '../../ui/states.tsx';
import { readCaseMoney } from './address.ts';
import { BudgetsPanel } from './budgets.tsx';
import { PaymentsPanel, ReturnPanel } from './payments.tsx';
import { caseMoneyWords } from './words.ts';

/** The money of cases: budgets, what waits to be paid, and what the bank says of it. */
export function CaseMoneyPage() {
  const words = usePageWords(caseMoneyWords);
  const [at, go] = useAddress(readCaseMoney);
  const me = useMe();
  const query = useQuery(api.caseMoney.budgets.queryOptions({ input: {} }));
  const procedures = query.data?.procedures ?? [];
  const procedure = at.procedure ?? procedures[0]?.id;
  return (
    <>
      <PageHeader title={words.label.title} below={words.below} />
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {query.data === undefined || procedure === undefined ? null : (
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
          <BudgetsPanel
            budgets={query.data.budgets.filter((one) => one.procedure === procedure)}
            procedure={procedure}
            sets={may(me, 'case-money')}
          />
          {may(me, 'see-payments') ? <PaymentsPanel procedure={procedure} /> : null}
          {may(me, 'case-money') ? <ReturnPanel procedure={procedure} /> : null}
        </div>
      )}
    </>
  );
}
