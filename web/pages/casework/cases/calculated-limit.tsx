import { useQuery } from '@tanstack/react-query';
import { api, client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { day } from '../../../ui/cell.ts';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { documentOf, NoticeTable } from '../workdays/notice-table.tsx';
import { workdaysWords } from '../workdays/words.ts';
import type { CaseShown } from './case-shown.ts';
import { caseWords } from './case-words.ts';
import { stretches, type Stretch } from './stretches.ts';

type Limit = CaseShown['limits'][number];
type Calculation = Awaited<ReturnType<typeof client.workdays.reckoning>>;
type LimitRule = { readonly in: readonly string[]; readonly anew?: boolean };

/** A due day, opened: each stretch in which the clock ran, day by day, with the notice for it. */
export function CalculatedLimit({ of, limit }: { readonly of: CaseShown; readonly limit: Limit }) {
  const words = usePageWords(caseWords);
  const procedure = useQuery(api.procedures.show.queryOptions({ input: { id: of.procedure, version: of.version } }));
  const { limits, zone } = (procedure.data?.held ?? {}) as { limits?: Readonly<Record<string, LimitRule>>; zone?: string };
  const rule = limits?.[limit.id];
  const counted = limit.unit === 'workdays' || limit.unit === 'days';
  const ran = rule === undefined ? [] : stretches(of.stays, rule.in, rule.anew === true || !counted, zone ?? 'Asia/Shanghai');
  const query = useQuery({
    queryKey: [...api.workdays.key(), 'limit', of.case, of.head, limit.id],
    queryFn: () => calculatedFor(ran, limit),
    enabled: rule !== undefined,
  });
  return (
    <section className="yd-stack" aria-label={words.openDue(limit.name)}>
      <h3>{words.openDue(limit.name)}</h3>
      <ProblemView error={procedure.error ?? query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {query.data?.length === 0 ? <p className="yd-quiet">{words.noCalculation}</p> : null}
      {query.data?.map((one) => (
        <Calculated key={one.from} of={one} />
      ))}
    </section>
  );
}

/** Stretches that have ended are counted up to their last day; the rest of the term runs from the entry of the last. */
async function calculatedFor(ran: readonly Stretch[], { of, unit }: Limit): Promise<Calculation[]> {
  const found: Calculation[] = [];
  let left = of;
  for (const { from, to } of ran) {
    if (left <= 0) break;
    if (to === undefined || unit === 'months' || unit === 'years') found.push(await client.workdays.reckoning({ from, [unit]: left }));
    else if (to > from) {
      const one = await client.workdays.reckoning({ from, to });
      left -= unit === 'workdays' ? one.working : Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
      found.push(one);
    }
  }
  return found;
}

function Calculated({ of }: { readonly of: Calculation }) {
  const words = usePageWords(workdaysWords);
  const format = useFormat();
  type Row = Calculation['days'][number];
  return (
    <>
      <p role="status">
        <strong>
          {format.day(of.from)} {words.dueOn(format.day(of.due), format.count(of.working))}
        </strong>
      </p>
      {of.indicative ? <Alert type="warning" role="status" title={words.term.indicativeMeans} /> : null}
      <ShortTable<Row>
        label={words.reckon}
        columns={[
          { key: 'day', title: words.label.day, value: (row) => day(row.day) },
          { key: 'weekday', title: words.term.weekday, value: (row) => format.weekday(row.day) },
          { key: 'reason', title: words.label.reason, value: (row) => words.reason[row.reason] },
          { key: 'calendar', title: words.term.decidedBy, value: (row) => documentOf(of.calendars, row.calendar) },
          { key: 'count', title: words.term.count, number: true, value: (row) => row.count ?? undefined },
          { key: 'part', title: words.label.remarks, value: (row) => (row.part === 'term' ? undefined : words.part[row.part]) },
        ]}
        rows={of.days}
        rowKey={(row) => row.day}
      />
      <NoticeTable notices={of.calendars} />
    </>
  );
}
