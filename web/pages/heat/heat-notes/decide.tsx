import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { heatDecisionTerms, heatHeldTerms } from '#heat/heat-billing/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { HouseholdLink } from '../heat-supply/links.tsx';
import { heatNotesPageWords } from './words.ts';

type Decisions = typeof client.heatBilling.decisions;
type Given<K extends 'faulty' | 'cold' | 'substitute'> = Parameters<Decisions[K]>[0];

/** A decision as filled in. */
export type Decision =
  | { readonly kind: 'substitute'; readonly given: Given<'substitute'> }
  | { readonly kind: 'cold'; readonly given: Given<'cold'> }
  | { readonly kind: 'faulty'; readonly given: Given<'faulty'> };

type Taken = Awaited<ReturnType<Decisions['substitute']>>;
type Effect = Taken['effects'][number]['households'][number] & { readonly season: string; readonly point: string };

type Shown = { readonly preview: true } | { readonly seen?: string };

function send({ kind, given }: Decision, shown: Shown): Promise<Taken> {
  const { faulty, cold, substitute } = client.heatBilling.decisions;
  if (kind === 'substitute') return substitute({ ...given, ...shown });
  return kind === 'cold' ? cold({ ...given, ...shown }) : faulty({ ...given, ...shown });
}

/** The reference to what was shown, for the write. */
export const seenOf = ({ hash }: Taken): { readonly seen?: string } => (hash === undefined ? {} : { seen: hash });

/** Shows what a decision changes in yuan, and takes it once that has been seen. @param of undefined: something is not filled in yet */
export function Decide({ of, onTaken }: { readonly of: Decision | undefined; readonly onTaken?: (() => void) | undefined }) {
  const words = usePageWords(heatNotesPageWords);
  const known = useQueryClient();
  const look = useMutation({ mutationFn: (asked: Decision) => send(asked, { preview: true }) });
  const take = useMutation({
    mutationFn: (asked: Decision) => send(asked, look.data === undefined ? {} : seenOf(look.data)),
    onSuccess: async () => {
      await known.invalidateQueries();
      onTaken?.();
    },
  });
  const isSeen = look.data !== undefined && of !== undefined && JSON.stringify(look.variables) === JSON.stringify(of);
  const isTaken = take.data !== undefined && JSON.stringify(take.variables) === JSON.stringify(of);
  return (
    <div className="yd-stack" aria-live="polite">
      <div className="yd-row">
        <Button htmlType="submit" loading={look.isPending} disabled={of === undefined} onClick={() => of && look.mutate(of)}>
          {words.look}
        </Button>
        <Button type="primary" loading={take.isPending} disabled={!isSeen || isTaken} onClick={() => of && take.mutate(of)}>
          {words.take}
        </Button>
      </div>
      <ProblemView error={look.error ?? take.error} />
      {isSeen ? <Effects of={look.data} /> : null}
      {isTaken ? <p role="status">{words.taken(String(take.data.decision))}</p> : null}
    </div>
  );
}

/** Bills before and after a decision, for those that it changes. */
export function Effects({ of: { effects } }: { readonly of: Taken }) {
  const words = usePageWords(heatNotesPageWords);
  const { language, format } = useLanguage();
  const title = (code: keyof typeof heatDecisionTerms) => termText(heatDecisionTerms, code, language);
  const rows = effects.flatMap(({ season, point, households }) => households.map((one): Effect => ({ season, point, ...one })));
  const shown = ({ held, total }: Effect['before']) => (held === null ? format.money(total) : termText(heatHeldTerms, held, language));
  const columns: Column<Effect>[] = [
    { key: 'season', title: title('season'), value: ({ season }) => season },
    {
      key: 'household',
      title: title('household'),
      value: (row) => row.household,
      show: (row) => <HouseholdLink household={row.household} season={row.season} />,
    },
    { key: 'before', title: title('before'), number: true, value: ({ before }) => shown(before) },
    { key: 'after', title: title('after'), number: true, value: ({ after }) => shown(after) },
  ];
  if (rows.length === 0) return <p>{words.noEffects}</p>;
  return <ShortTable label={words.effects} columns={columns} rows={rows} rowKey={({ season, household }) => `${season} ${household}`} />;
}
