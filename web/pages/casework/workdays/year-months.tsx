import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { monthsOf, type Month } from './months.ts';
import './workdays.css';
import { workdaysWords } from './words.ts';

type Calendar = Awaited<ReturnType<typeof client.workdays.calendar>>;
type Named = ReadonlyMap<string, Calendar['days'][number]['reason']>;

/** The months of a year: days off and days worked in exchange are marked, by a word and not by colour alone. */
export function YearMonths({ of: { year, days } }: { readonly of: Calendar }) {
  const named: Named = new Map(days.map(({ day, reason }) => [day, reason]));
  return (
    <div className="yd-year">
      {monthsOf(year).map((month) => (
        <MonthTable key={month.month} of={month} named={named} />
      ))}
    </div>
  );
}

function MonthTable({ of: { month, weeks }, named }: { readonly of: Month; readonly named: Named }) {
  const words = usePageWords(workdaysWords);
  const format = useFormat();
  const heads = weeks[1] ?? [];
  return (
    <table>
      <caption>{words.month(String(month))}</caption>
      <thead>
        <tr>
          {heads.map((day) => (
            <th key={day} scope="col">
              {day === null ? '' : format.weekday(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, at) => (
              <DayCell key={day ?? `none ${at}`} day={day} weekend={at > 4} reason={day === null ? undefined : named.get(day)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({
  day,
  weekend,
  reason,
}: {
  readonly day: string | null;
  readonly weekend: boolean;
  readonly reason: 'closed' | 'worked' | undefined;
}) {
  const words = usePageWords(workdaysWords);
  if (day === null) return <td />;
  const said = reason === undefined ? undefined : words.reason[reason];
  return (
    <td data-day={reason ?? (weekend ? 'weekend' : 'weekday')} title={said}>
      {Number(day.slice(8))}
      {said === undefined ? null : <span className="yd-hidden">{said}</span>}
    </td>
  );
}
