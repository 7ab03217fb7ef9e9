import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { heatDecisionTerms } from '#heat/heat-billing/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { Effects, seenOf } from '../heat-notes/decide.tsx';
import { HouseholdLink } from '../heat-supply/links.tsx';
import { networkWords } from './words.ts';

type Proposal = Awaited<ReturnType<typeof client.heatNetwork.coldProposals>>['proposals'][number];

/** Decisions proposed by confirmed complaints of a cold home: shown in yuan, then taken by one click. */
export function ColdTab() {
  const words = usePageWords(networkWords);
  const { language, format } = useLanguage();
  const { data, error, refetch } = useQuery(api.heatNetwork.coldProposals.queryOptions({ input: {} }));
  const [open, setOpen] = useState<string>();
  if (error !== null) return <ProblemView error={error} again={refetch} />;
  if (data === undefined) return <Loading />;
  if (data.proposals.length === 0) return <p className="yd-panel">{words.noProposals}</p>;
  const title = (code: keyof typeof heatDecisionTerms) => termText(heatDecisionTerms, code, language);
  const columns: Column<Proposal>[] = [
    {
      key: 'case',
      title: words.complaint,
      value: (row) => row.case,
      show: (row) => (
        <Link to="/cases/$case" params={{ case: row.case }} search={{}}>
          {row.case}
        </Link>
      ),
    },
    {
      key: 'household',
      title: title('household'),
      value: ({ household }) => household,
      show: ({ household }) => <HouseholdLink household={household} />,
    },
    { key: 'from', title: title('from'), value: ({ from }) => from },
    { key: 'to', title: title('to'), value: ({ to }) => to },
    { key: 'temperature', title: title('temperature'), number: true, value: ({ temperature }) => temperature },
    {
      key: 'decision',
      title: title('decision'),
      value: ({ decision }) => (decision === null ? words.waits : format.count(decision)),
      show: ({ decision, ...row }) =>
        decision === null ? (
          <Button
            size="small"
            aria-label={`${words.yuanFirst} ${row.case}`}
            aria-expanded={open === row.case}
            onClick={() => setOpen(row.case)}
          >
            {words.yuanFirst}
          </Button>
        ) : (
          words.decided(String(decision))
        ),
    },
  ];
  const shown = data.proposals.find((one) => one.case === open && one.decision === null);
  return (
    <div className="yd-stack">
      <PlainTable label={words.proposals} columns={columns} rows={data.proposals} rowKey={(row) => row.case} />
      {shown === undefined ? null : <Proposed key={shown.case} of={shown} />}
    </div>
  );
}

/** What it changes in yuan, and the one click that takes it. */
function Proposed({ of }: { readonly of: Proposal }) {
  const words = usePageWords(networkWords);
  const { household, from, to, temperature } = of;
  const given = { household, from, to, temperature, note: of.case };
  const look = useQuery({
    queryKey: ['cold-proposal', given],
    queryFn: () => client.heatBilling.decisions.cold({ ...given, preview: true }),
    retry: false,
  });
  const take = useMutation({
    mutationFn: () => client.heatBilling.decisions.cold({ ...given, ...(look.data !== undefined && seenOf(look.data)) }),
    onSuccess: () => queryClient.invalidateQueries(),
  });
  return (
    <section className="yd-panel" aria-label={`${words.yuanFirst} ${of.case}`}>
      <div className="yd-stack" aria-live="polite">
        {look.isPending ? <Loading /> : null}
        <ProblemView error={look.error ?? take.error} />
        {look.data === undefined ? null : (
          <>
            <Effects of={look.data} />
            <div>
              <Button type="primary" loading={take.isPending} onClick={() => take.mutate()}>
                {words.takeCold}
              </Button>
            </div>
          </>
        )}
      </div>
    </section>
  );
}
