import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, client } from '../../api.ts';
import { usePageWords } from '../../i18n/language.tsx';
import { Pick } from '../../ui/pick.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import type { CasePanel, CaseShown } from './case-shown.ts';
import { caseWords } from './case-words.ts';

const today = new Date().toISOString().slice(0, 10);

/** Seats one of the people in force; the server refuses who has an interest. */
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
  const query = useQuery(api.people.list.queryOptions({ input: { day: today, limit: 1000 } }));
  const seat = useMutation({
    mutationFn: () => client.cases.seat({ case: of.case, panel: panel.id, people: [person ?? ''] }),
    onSuccess: async () => {
      setPerson(undefined);
      await renew();
    },
  });
  const seated = new Set(panel.members.filter(({ recused }) => !recused).map(({ code }) => code));
  const free = (query.data?.people ?? []).filter(({ code }) => !seated.has(code));
  return (
    <>
      <div className="yd-row">
        <Pick
          label={words.person}
          value={person}
          none={words.label.choose}
          width={260}
          options={free.map(({ code, name, groups }) => ({ value: code, label: [name, code, ...groups].join(' ') }))}
          onPick={setPerson}
        />
        <Button disabled={person === undefined} loading={seat.isPending} onClick={() => seat.mutate()}>
          {words.seat}
        </Button>
      </div>
      <ProblemView error={query.error ?? seat.error} />
    </>
  );
}
