import { Input } from 'antd';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import type { Sheet, SheetMeter, TypedRow, TypedRows } from './typing-draft.ts';
import { typingWords } from './typing-words.ts';
import { DayInput } from '../../../ui/day-input.tsx';

type Check = Awaited<ReturnType<typeof client.metering.typing.check>>['checks'][number];

const empty: TypedRow = { value: '' };

/** One row for each metering point, on a phone one card: the previous value, what is typed, the resulting use, what looks wrong. */
export function TypingRows({
  sheet,
  rows,
  change,
  checks,
  rejects,
}: {
  readonly sheet: Sheet;
  readonly rows: TypedRows;
  readonly change: (rows: TypedRows) => void;
  readonly checks: readonly Check[];
  /** What the intake said about the last submission, by metering point. */
  readonly rejects: ReadonlyMap<string, string>;
}) {
  const words = usePageWords(typingWords);
  const heads = [words.meter, words.last, words.value, words.use, words.readOn, words.lastYear, words.held];
  return (
    <div className="yd-scroll" tabIndex={0} role="region" aria-label={words.sheet}>
      <table className="yd-plain yd-cards">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.meters.map((meter) => (
            <Row
              key={meter.meter}
              sheet={sheet}
              meter={meter}
              row={rows[meter.meter] ?? empty}
              change={(row) => change({ ...rows, [meter.meter]: row })}
              check={(rows[meter.meter]?.value ?? '').trim() === '' ? undefined : checks.find((one) => one.meter === meter.meter)}
              reject={rejects.get(meter.meter)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = {
  readonly meter: SheetMeter;
  readonly row: TypedRow;
  readonly change: (row: TypedRow) => void;
  readonly check: Check | undefined;
  readonly reject: string | undefined;
};

function Row({ sheet, ...props }: RowProps & { readonly sheet: Sheet }) {
  const words = usePageWords(typingWords);
  const { format } = useLanguage();
  const { meter, row, change, check } = props;
  return (
    <tr>
      <th scope="row">
        {meter.meter}
        <About meter={meter} />
      </th>
      <td data-head={words.last}>
        <Last meter={meter} zone={sheet.zone} />
      </td>
      <td data-head={words.value}>
        <ValueBox {...props} />
      </td>
      <td data-head={words.use}>{check === undefined ? '' : format.quantity(check.use, check.unit)}</td>
      <td data-head={words.readOn}>
        {meter.kind === 'register' ? (
          <DayInput
            aria-label={words.readOnOf(meter.meter)}
            value={row.readOn ?? sheet.readOn}
            onDay={(readOn) => change({ ...row, readOn: readOn ?? '' })}
          />
        ) : (
          format.day(sheet.from)
        )}
      </td>
      <td data-head={words.lastYear}>{format.quantity(meter.lastYear.value, meter.lastYear.unit)}</td>
      <td data-head={words.held}>{format.quantity(meter.held.value, meter.held.unit)}</td>
    </tr>
  );
}

/** The box for the value, and below it what the intake last said and what looks wrong now. */
function ValueBox({ meter, row, change, check, reject }: RowProps) {
  const words = usePageWords(typingWords);
  const about = `typing-${meter.meter}`;
  const doubtful = reject !== undefined || check?.findings.some(({ severity }) => severity !== 'info') === true;
  return (
    <>
      <Input
        className="yd-reading"
        aria-label={words.valueOf(meter.meter)}
        aria-describedby={about}
        inputMode="decimal"
        autoComplete="off"
        value={row.value}
        suffix={meter.unit}
        {...(doubtful ? { status: 'warning' as const } : {})}
        onChange={(event) => change({ ...row, value: event.target.value })}
      />
      <div className="yd-quiet yd-small">{meter.kind === 'register' ? words.register(meter.unit) : words.bill(meter.unit)}</div>
      <div id={about}>
        {reject === undefined ? null : <div className="yd-missing">{reject}</div>}
        <FindingList findings={check?.findings ?? []} />
      </div>
    </>
  );
}

function About({ meter }: { readonly meter: SheetMeter }) {
  const words = usePageWords(typingWords);
  const { words: all, format } = useLanguage();
  const parts = [
    all.carrier[meter.carrier],
    ...(meter.multiplier === 1 ? [] : [words.multiplier(format.number(meter.multiplier))]),
    ...(meter.digits === null ? [] : [words.digits(format.count(meter.digits))]),
    ...(meter.capacity === null ? [] : [words.capacity(format.number(meter.capacity))]),
  ];
  return <div className="yd-quiet yd-small">{parts.join(format.comma)}</div>;
}

/** A reading keeps every digit that the meter shows. */
function Last({ meter, zone }: { readonly meter: SheetMeter; readonly zone: string }) {
  const words = usePageWords(typingWords);
  const { format, language } = useLanguage();
  const { last } = meter;
  if (last === null) return <span className="yd-none">{words.none}</span>;
  const value = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: 4 }).format(last.value);
  return (
    <>
      {value} {last.unit}
      <div className="yd-quiet yd-small">{format.instant(last.time, zone)}</div>
    </>
  );
}
