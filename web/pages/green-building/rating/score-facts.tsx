import { isVerified } from '#kernel/source-status.ts';
import { useFormat, useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import type { Column } from '../../../ui/column.ts';
import { useSay } from '../policy/facts.ts';
import { numberOrText } from '../../../ui/number-or-text.ts';
import { withField, type Given } from './input.ts';
import type { Rated, Scheme } from './answers.ts';
import { NumberField, YesNo } from './typed.tsx';
import { ratingWords } from './words.ts';

type Row = Scheme['requirements'][number];
type Way = Row['anyOf'][number];
type Of = { readonly input: Given; readonly set: (next: Given) => void };

const classes = ['residential', 'public', 'industrial'] as const;
const climates = ['severe-cold', 'cold', 'hscw', 'hsww', 'mild'] as const;
const stars = ['1', '2', '3'] as const;

/** The whole building: prerequisites of every star, and the technical requirements of the table, star by star. */
export function ScoreFacts({ scheme, rated, input, set }: Of & { readonly scheme: Scheme; readonly rated: Rated | undefined }) {
  const { score: words } = usePageWords(ratingWords);
  const columns = [...useRequiredColumns(), ...useOwnColumns(rated, { input, set })];
  return (
    <Panel title={words.facts}>
      <Prerequisites input={input} set={set} />
      <h3>{words.table}</h3>
      <ShortTable label={words.table} columns={columns} rows={scheme.requirements} rowKey={({ id }) => id} />
    </Panel>
  );
}

function Prerequisites({ input, set }: Of) {
  const { score: words, common } = usePageWords(ratingWords);
  const put = (name: string) => (value: unknown) => set(withField(input, name, value));
  return (
    <div className="yd-row">
      <Pick label={words.class} value={input['class']} values={classes} names={common.classes} onSay={put('class')} />
      <Pick label={words.climate} value={input['climate']} values={climates} names={words.climates} onSay={put('climate')} />
      <Field label={words.fitOut}>{(ids) => <YesNo id={ids.id} value={input['fitOut']} onSay={put('fitOut')} />}</Field>
      <Field label={words.controlsMet}>{(ids) => <YesNo id={ids.id} value={input['controlsMet']} onSay={put('controlsMet')} />}</Field>
      <Pick
        label={words.targetStar}
        value={JSON.stringify(input['targetStar'])}
        values={stars}
        names={{ '1': words.stars(1), '2': words.stars(2), '3': words.stars(3) }}
        onSay={(value) => put('targetStar')(value === undefined ? undefined : Number(value))}
      />
    </div>
  );
}

/** What the standard requires: the requirement, and each star's figure. */
function useRequiredColumns(): Column<Row>[] {
  const { score: words, common } = usePageWords(ratingWords);
  const { language } = useLanguage();
  return [
    { key: 'what', title: words.requirement, show: (row) => <RequiredBy row={row} /> },
    ...stars.map((star): Column<Row> => ({
      key: star,
      title: words.stars(Number(star)),
      show: ({ anyOf }) => anyOf.map((way) => wantedBy(way, Number(star), language, common)).join(' / '),
    })),
  ];
}

function RequiredBy({ row: { names, clause, status, when } }: { readonly row: Row }) {
  const format = useFormat();
  const { score: words, common } = usePageWords(ratingWords);
  const say = useSay();
  const only = [
    ...(when.class ?? []).map((one) => common.classes[one] ?? one),
    ...(when.climate ?? []).map((one) => words.climates[one] ?? one),
  ];
  return (
    <>
      {say(names)} <span className="yd-quiet">{clause}</span>
      {isVerified(status) ? null : <div className="yd-quiet yd-small">{words.notSeen(status)}</div>}
      {only.length === 0 ? null : <div className="yd-quiet yd-small">{words.only(only.join(format.and))}</div>}
    </>
  );
}

/** This project's value, and whether it is enough for the star in question. */
function useOwnColumns(rated: Rated | undefined, of: Of): Column<Row>[] {
  const { score: words, common } = usePageWords(ratingWords);
  return [
    {
      key: 'value',
      title: words.value,
      show: ({ anyOf }) => (
        <div className="yd-row">
          {anyOf.map((way) => (
            <WayField key={way.key} way={way} {...of} />
          ))}
        </div>
      ),
    },
    {
      key: 'met',
      title: words.metFor(words.stars(rated?.aim ?? 1)),
      show: ({ id }) => {
        const told = rated?.requirements.find((one) => one.id === id);
        return told === undefined ? '' : told.asked === false ? words.notAsked : common.truth[String(told.met)];
      },
    },
  ];
}

function Pick<T extends string>({
  label,
  value,
  values,
  names,
  onSay,
}: {
  readonly label: string;
  readonly value: unknown;
  readonly values: readonly T[];
  readonly names: Readonly<Record<string, string>>;
  readonly onSay: (value: T | undefined) => void;
}) {
  const { common } = usePageWords(ratingWords);
  return (
    <Field label={label}>
      {(ids) => (
        <Choice
          id={ids.id}
          value={values.find((one) => one === value)}
          none={common.unknown}
          options={values.map((one) => ({ value: one, label: names[one] ?? one }))}
          onChoose={onSay}
        />
      )}
    </Field>
  );
}

function wantedBy(
  { stars: wanted, compare, levels, unit }: Way,
  star: number,
  language: 'zh' | 'en',
  common: { readonly yes: string },
): string {
  const value = wanted[star - 1] ?? null;
  if (value === null) return '—';
  if (compare === 'yes') return common.yes;
  if (compare === 'level') return levels?.find(({ level }) => level === value)?.names[language] ?? String(value);
  return `${compare === 'more' ? '≥' : '≤'} ${String(value)}${unit === '%' ? '%' : ''}`;
}

function WayField({ way, input, set }: Of & { readonly way: Way }) {
  const format = useFormat();
  const say = useSay();
  const label = `${say(way.names)}${way.unit === '%' ? format.aside('%') : ''}`;
  const put = (value: unknown) => set(withField(input, way.key, value));
  if (way.compare === 'yes') return <Field label={label}>{(ids) => <YesNo id={ids.id} value={input[way.key]} onSay={put} />}</Field>;
  if (way.compare === 'level') {
    const levels = way.levels ?? [];
    const names = Object.fromEntries(levels.map((one) => [one.level, say(one.names)]));
    return <Pick label={label} value={input[way.key]} values={levels.map(({ level }) => level)} names={names} onSay={put} />;
  }
  return (
    <NumberField label={label} value={input[way.key]} onSay={(value) => put(typeof value === 'string' ? numberOrText(value) : value)} />
  );
}
