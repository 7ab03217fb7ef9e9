import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { yuanText } from '#kernel/money-text.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Figure, OpenedText } from '../../../ui/figure.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Fact } from '../../../ui/fact.tsx';
import type { Estimate, Library, PackageShown } from './answers.ts';
import { lackText } from './lacks.ts';
import { estimateWords } from './words.ts';

const Waterfall = lazy(async () => ({ default: (await import('./waterfall.tsx')).Waterfall }));
const AddProject = lazy(async () => ({ default: (await import('./add-project.tsx')).AddProject }));

type Props = {
  readonly of: Estimate;
  readonly chosen: PackageShown;
  readonly library: Library;
  /** Of the building, and of the package. */
  readonly name: string;
  readonly title: string;
};

/** One package in the building: waterfall, gain, money, what is missing, peers. */
export function EstimatePanels(props: Props) {
  const words = usePageWords(estimateWords);
  const me = useMe();
  const { of, chosen, title } = props;
  const adds = may(me, 'edit') && of.basis !== 'none';
  return (
    <>
      <Panel
        title={`${words.waterfall.title} · ${title}`}
        actions={chosen.indicative ? <span className="yd-tag">{words.label.indicative}</span> : null}
      >
        <Suspense fallback={<Loading />}>
          <Waterfall {...props} />
        </Suspense>
      </Panel>
      <Gain of={chosen} />
      <Money of={chosen} />
      <Lacking {...props} />
      <Potential of={of} />
      {adds ? (
        <Suspense fallback={<Loading />}>
          <AddProject {...props} />
        </Suspense>
      ) : null}
    </>
  );
}

function Gain({ of: { gain, total } }: { readonly of: PackageShown }) {
  const words = usePageWords(estimateWords);
  const { format } = useLanguage();
  const share = (value: number | null): string => (value === null ? format.none : format.share(value));
  const owed = gain.owed === true ? words.gain.owedHere : gain.owed === false ? words.gain.notOwed : words.gain.owedOpen;
  return (
    <Panel title={words.gain.title} actions={<strong>{words.verdict[gain.verdict]}</strong>}>
      <p>{words.gain.text[gain.verdict]}</p>
      <dl className="yd-facts">
        <Fact name={words.gain.share}>{share(gain.share)}</Fact>
        <Fact name={words.label.low}>{share(gain.low)}</Fact>
        <Fact name={words.label.high}>{share(gain.high)}</Fact>
        <Fact name={words.label.required}>{share(gain.required)}</Fact>
        <Fact name={words.label.clause}>{gain.clause ?? words.gain.noRule}</Fact>
        <Fact name={words.label.savings}>
          <Figure of={total} />
        </Fact>
      </dl>
      {gain.clause === null ? null : <p className="yd-quiet">{owed}</p>}
    </Panel>
  );
}

/** Each amount opens to its inputs, and if it is not known, to those of them that are missing. */
function Money({ of: { cost, carbonKg, yuanPerYear, npvYuan, figures } }: { readonly of: PackageShown }) {
  const words = usePageWords(estimateWords);
  const { format, language } = useLanguage();
  const yuan = (text: string | null, figure: string) => (
    <OpenedText
      figure={figure}
      text={text === null ? words.money.missing : yuanText(text, language)}
      tone={text === null ? 'yd-none' : ''}
    />
  );
  return (
    <Panel title={words.money.title}>
      <dl className="yd-facts">
        <Fact name={words.label.cost}>
          {yuan(cost.value, figures.cost)}
          {cost.low === null || cost.high === null
            ? null
            : format.aside(words.money.range(yuanText(cost.low, language), yuanText(cost.high, language)))}
        </Fact>
        <Fact name={words.money.yuanPerYear}>{yuan(yuanPerYear, figures.yuanPerYear)}</Fact>
        <Fact name={words.money.npv}>{yuan(npvYuan, figures.npvYuan)}</Fact>
        <Fact name={words.money.carbon}>{carbonKg === null ? words.money.missing : format.scaled(carbonKg, 'kgCO2')}</Fact>
      </dl>
    </Panel>
  );
}

function Lacking({ chosen, library }: Props) {
  const words = usePageWords(estimateWords);
  const { language } = useLanguage();
  const names = new Map(library.measures.map((one) => [one.measure, one.name]));
  return (
    <Panel title={words.lacks.title}>
      {chosen.missing.length === 0 ? (
        <p>{words.lacks.nothing}</p>
      ) : (
        <>
          <ul className="yd-marks-list">
            {chosen.missing.map((code) => (
              <li key={code}>{lackText(code, words.lacks, names, language)}</li>
            ))}
          </ul>
          <Link to="/retrofit/measures" search={{}}>
            {words.toLibrary}
          </Link>
        </>
      )}
    </Panel>
  );
}

function Potential({ of: { potential } }: { readonly of: Estimate }) {
  const words = usePageWords(estimateWords);
  const { format } = useLanguage();
  const { median, lowerQuartile, reference, peers } = potential;
  const held = (value: number | null): string => format.scaled(value, 'kgce');
  const said =
    peers === null
      ? words.potential.noUse
      : median === null
        ? words.potential.few(format.count(peers))
        : words.potential.of(format.count(peers));
  return (
    <Panel title={words.potential.title}>
      <p>{said}</p>
      <dl className="yd-facts">
        <Fact name={words.potential.median}>{held(median)}</Fact>
        <Fact name={words.potential.lowerQuartile}>{held(lowerQuartile)}</Fact>
        <Fact name={words.potential.reference}>{held(reference)}</Fact>
      </dl>
    </Panel>
  );
}
