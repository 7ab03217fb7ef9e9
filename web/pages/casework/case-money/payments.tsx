import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, client, queryClient } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { uploadWithProgress } from '../../../upload.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { caseMoneyWords } from './words.ts';

type Payment = Awaited<ReturnType<typeof client.caseMoney.payments>>['payments'][number];

/** The payments for the bank: payee, amount, and why the last attempt failed. */
export function PaymentsPanel({ procedure }: { readonly procedure: string }) {
  const words = usePageWords(caseMoneyWords);
  const format = useFormat();
  const query = useQuery(api.caseMoney.payments.queryOptions({ input: { procedure } }));
  const columns = [
    {
      key: 'payment',
      title: words.payment.payment,
      value: ({ payment }: Payment) => payment,
      show: ({ payment, case: code }: Payment) => (
        <Link to="/cases/$case" params={{ case: code }} search={{}}>
          {payment}
        </Link>
      ),
    },
    { key: 'holder', title: words.payment.holder, value: ({ holder }: Payment) => holder },
    { key: 'account', title: words.payment.account, value: ({ account }: Payment) => account },
    { key: 'bank', title: words.payment.bank, value: ({ bank }: Payment) => bank },
    {
      key: 'amount',
      title: words.payment.amount,
      number: true as const,
      value: ({ amount }: Payment) => amount,
      show: ({ amount }: Payment) => format.money(amount),
    },
    { key: 'failed', title: words.payment.failed, value: ({ failed }: Payment) => failed },
  ];
  const { payments = [], findings = [], total = '0.00' } = query.data ?? {};
  return (
    <Panel title={words.payments}>
      <div className="yd-stack">
        <ProblemView error={query.error} again={query.refetch} />
        {query.isPending ? <Loading /> : null}
        {query.data !== undefined && payments.length === 0 ? <p className="yd-quiet">{words.nothingDue}</p> : null}
        {payments.length === 0 ? null : (
          <>
            <ShortTable<Payment> label={words.payments} columns={columns} rows={payments} rowKey={({ payment }) => payment} />
            <p>{words.total(format.money(total))}</p>
            <a href={`/api/exports/case-payments?procedure=${encodeURIComponent(procedure)}`} download>
              {words.download}
            </a>
          </>
        )}
        {findings.length === 0 ? null : <FindingList findings={findings} />}
      </div>
    </Panel>
  );
}

/** The bank's return: paid is booked, failed stays due, each row is reported. */
export function ReturnPanel({ procedure }: { readonly procedure: string }) {
  const words = usePageWords(caseMoneyWords);
  const format = useFormat();
  const bring = useMutation({
    mutationFn: async (file: File) =>
      client.caseMoney.returned({ procedure, file: (await uploadWithProgress(file, () => undefined)).file }),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: api.caseMoney.key() }),
        queryClient.invalidateQueries({ queryKey: api.cases.key() }),
      ]),
  });
  const { data } = bring;
  return (
    <Panel title={words.returned}>
      <div className="yd-stack">
        <Field label={words.returned} hint={words.returnHint}>
          {(ids) => (
            <FileInput
              {...ids}
              accept=".xlsx,.csv"
              onceEach
              disabled={bring.isPending}
              onFiles={([file]) => {
                if (file !== undefined) bring.mutate(file);
              }}
            />
          )}
        </Field>
        {bring.isPending ? <Loading /> : null}
        {data === undefined ? null : (
          <>
            <Alert
              type={data.failed + data.rejected === 0 ? 'success' : 'warning'}
              title={words.told(data.paid, format.money(data.sum), data.failed, data.repeated, data.rejected)}
            />
            {data.findings.length === 0 ? null : <FindingList findings={data.findings} />}
          </>
        )}
        <ProblemView error={bring.error} />
      </div>
    </Panel>
  );
}
