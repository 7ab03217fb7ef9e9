import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import type { CasePanel, CaseShown } from './case-shown.ts';
import { caseWords } from './case-words.ts';
import { officeWords } from './office-words.ts';

/** Seats one of the people in force; the server refuses anyone with an interest. */
export function SeatBox({
  of,
  panel,
  renew,
}: {
  readonly of: CaseShown;
  readonly panel: CasePanel;
  readonly renew: () => Promise<unknown>;
}) {
  const words = usePageWords(caseWords);
  const [person, setPerson] = useState<string>();
  const office = usePageWords(officeWords);
  const format = useFormat();
  const query = useQuery(api.cases.candidates.queryOptions({ input: { case: of.case, panel: panel.id } }));
  const seat = useMutation({
    mutationFn: () => client.cases.seat({ case: of.case, panel: panel.id, people: [person ?? ''] }),
    onSuccess: async () => {
      setPerson(undefined);
      await renew();
    },
  });
  const free = (query.data?.people ?? []).filter(({ seated }) => !seated);
  const chosen = free.find(({ code }) => code === person);
  const said = ({ name, code, groups, organisation, conflict, panels }: (typeof free)[number]) =>
    [name, code, ...groups, organisation, office.served(format.count(panels)), conflict ? office.mustAvoid : '']
      .filter((part) => part !== '')
      .join(' ');
  return (
    <>
      <div className="yd-row">
        <Pick
          label={words.person}
          value={person}
          none={words.label.choose}
          width={340}
          options={free.map((one) => ({ value: one.code, label: said(one) }))}
          onPick={setPerson}
        />
        <Button disabled={chosen === undefined || chosen.conflict} loading={seat.isPending} onClick={() => seat.mutate()}>
          {words.seat}
        </Button>
      </div>
      <p className="yd-quiet">{office.seatHint}</p>
      <ProblemView error={query.error ?? seat.error} />
    </>
  );
}
