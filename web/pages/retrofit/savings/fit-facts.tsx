import { Fragment } from 'react';
import { unitSign } from '#kernel/unit-sign.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { whole } from '../../../ui/cell.ts';
import { Fact } from '../../../ui/fact.tsx';
import { Figure } from '../../../ui/figure.tsx';
import { useSpellStatus } from '../../../ui/spell-status.ts';
import { PlainTable } from '../../../ui/table.tsx';
import { useBoundaryText, useSpellClass } from './spell.ts';
import { savingsPageWords } from './words.ts';

export type FitAnswer = Omit<Awaited<ReturnType<typeof client.savings.fit>>, 'findings'>;
type Fit = NonNullable<FitAnswer['fit']>;
type Single = Extract<Fit, { readonly shape: string }>;

/** A model in words and figures: what it was fitted to, its terms, how good it is, and the limits that it is checked against. */
export function FitFacts({ of }: { readonly of: FitAnswer }) {
  const words = usePageWords(savingsPageWords);
  const { format } = useLanguage();
  const boundaryText = useBoundaryText();
  const { fit, unit } = of;
  return (
    <div className="yd-stack">
      <dl className="yd-facts">
        <Fact name={words.term.boundary}>{boundaryText(of.boundary)}</Fact>
        <Fact name={words.term.base}>
          {format.day(of.from)} – {format.day(before(of.to))}
        </Fact>
        <Fact name={words.term.model}>{words.kind[of.model]}</Fact>
        <Fact name={words.term.station}>{of.station ?? format.none}</Fact>
        <Fact name={words.term.points}>{words.pointsOf(format.count(of.points), format.count(of.days), format.share(of.coverage))}</Fact>
        <Fact name={words.label.use}>
          <Figure of={of.use} />
        </Fact>
        {fit === null ? null : <Terms of={fit} unit={unit} />}
      </dl>
      {fit === null ? null : (
        <>
          <Intercepts of={fit} unit={unit} />
          <Quality of={fit} unit={unit} />
          <Checks of={of} />
        </>
      )}
    </div>
  );
}

/** The day before, as `2024-12-31`. */
export function before(dayText: string): string {
  return new Date(Date.parse(`${dayText}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

const groupsOf = (fit: Fit) => ('groups' in fit ? fit.groups : [{ ...fit, group: null }]);

function Terms({ of, unit }: { readonly of: Fit; readonly unit: string }) {
  const words = usePageWords(savingsPageWords);
  const { format } = useLanguage();
  const named = (group: 'occupied' | 'other' | null, text: string) =>
    group === null ? text : `${text}${format.aside(words.group[group])}`;
  const slope = (value: number | null) => (value === null ? words.noTerm : `${format.number(value)} ${words.perDegree(unitSign(unit))}`);
  const degrees = (value: number | null) => (value === null ? words.noTerm : format.quantity(value, 'degC'));
  return (
    <>
      <Fact name={words.term.classes}>{words.set[of.classes as keyof typeof words.set] ?? of.classes}</Fact>
      {groupsOf(of).map((one) => (
        <Fragment key={one.group ?? ''}>
          <Fact name={named(one.group, words.term.shape)}>{words.shape[one.shape as keyof typeof words.shape] ?? one.shape}</Fact>
          <Fact name={named(one.group, words.term.heatingBalance)}>{degrees(one.heatingBalance)}</Fact>
          <Fact name={named(one.group, words.term.heatingSlope)}>{slope(one.heatingSlope)}</Fact>
          <Fact name={named(one.group, words.term.coolingBalance)}>{degrees(one.coolingBalance)}</Fact>
          <Fact name={named(one.group, words.term.coolingSlope)}>{slope(one.coolingSlope)}</Fact>
          {one.factors.map((factor) => (
            <Fact key={factor.name} name={factor.name}>
              {format.number(factor.slope)}
            </Fact>
          ))}
        </Fragment>
      ))}
    </>
  );
}

function Intercepts({ of, unit }: { readonly of: Fit; readonly unit: string }) {
  const words = usePageWords(savingsPageWords);
  const spell = useSpellClass();
  const rows = groupsOf(of).flatMap(({ intercepts }: Pick<Single, 'intercepts'>) => intercepts);
  return (
    <PlainTable
      label={words.intercepts}
      rows={rows}
      pageSize={12}
      rowKey={(one) => one.class}
      columns={[
        { key: 'class', title: words.dayKind, value: (one) => spell(one.class) },
        { key: 'value', title: words.term.intercept, number: true, value: ({ value }) => ({ value, unit }) },
        { key: 'points', title: words.term.points, number: true, value: ({ points }) => whole(points) },
      ]}
    />
  );
}

function Quality({ of, unit }: { readonly of: Fit; readonly unit: string }) {
  const words = usePageWords(savingsPageWords);
  const { format } = useLanguage();
  const bare = (value: number | null) => (value === null ? format.none : format.number(value));
  return (
    <section aria-label={words.quality}>
      <h3>{words.quality}</h3>
      <dl className="yd-facts">
        <Fact name={words.check.cvrmse}>{of.cvrmse === null ? format.none : format.share(of.cvrmse)}</Fact>
        <Fact name={words.check.r2}>{bare(of.r2)}</Fact>
        <Fact name={words.term.standardError}>{format.quantity(of.rmse, unit)}</Fact>
        <Fact name={words.term.autocorrelation}>{bare(of.autocorrelation)}</Fact>
        <Fact name={words.term.freedom}>{bare(of.freedom)}</Fact>
      </dl>
    </section>
  );
}

function Checks({ of: { checks, indicative } }: { readonly of: FitAnswer }) {
  const words = usePageWords(savingsPageWords);
  const spellStatus = useSpellStatus();
  if (checks.length === 0) return null;
  return (
    <section aria-label={words.checks}>
      <h3>
        {words.checks} {indicative ? <span className="yd-tag">{words.label.indicative}</span> : null}
      </h3>
      <PlainTable
        label={words.checks}
        rows={checks}
        rowKey={({ check }) => check}
        columns={[
          { key: 'check', title: words.label.name, value: ({ check }) => words.check[check as keyof typeof words.check] ?? check },
          { key: 'value', title: words.label.value, number: true, value: ({ value }) => value },
          { key: 'limit', title: words.label.limit, number: true, value: ({ limit }) => limit },
          { key: 'met', title: words.term.met, value: ({ met }) => (met === null ? null : met ? words.label.yes : words.label.no) },
          { key: 'source', title: words.label.source, width: 260, value: ({ source, status }) => `${source} · ${spellStatus(status)}` },
        ]}
      />
    </section>
  );
}
