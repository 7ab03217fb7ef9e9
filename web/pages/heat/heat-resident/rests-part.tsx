import { heatSeasonTerms } from '#heat/heat-billing/vocabulary.ts';
import { heatMethodTerms, householdFieldTerms, householdStatusTerms, settlementPointFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { verificationStateTerms } from '#heat/meter-verification/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Fact } from '../../../ui/fact.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { gigajoules, type Rests } from './shown.ts';
import { residentWords } from './words.ts';

/** What a bill is based on: season, prices, areas, the meters with their readings and certificates, what was estimated. */
export function RestsPart({ rests, household }: { readonly rests: Rests; readonly household: string }) {
  const words = usePageWords(residentWords);
  const { language, format } = useLanguage();
  const { season, tariff, method, pointQuantity, meters, estimates, said } = rests;
  return (
    <Panel title={`${words.rests}${format.aside(household)}`}>
      <dl className="yd-facts">
        <Fact name={termText(heatSeasonTerms, 'name', language)}>
          {words.seasonIs(format.day(season.from), format.day(season.to), format.count(season.days), season.source)}
        </Fact>
        <Fact name={words.price}>
          {[tariff.document, tariff.clause].filter((text) => text !== null).join(' ')}
          {format.aside(tariff.standing)}
        </Fact>
        <Fact name={termText(settlementPointFieldTerms, 'method', language)}>
          {termText(heatMethodTerms, method, language)}
          {pointQuantity === null ? null : <div>{words.point(gigajoules(pointQuantity))}</div>}
        </Fact>
        <Stretches of={rests} />
        <PerArea of={rests.perArea} />
        {meters.map((meter) => (
          <Fact key={`${meter.code} ${meter.first?.at ?? ''}`} name={words.meter(meter.code)}>
            <Meter of={meter} />
          </Fact>
        ))}
      </dl>
      {estimates.length === 0 ? null : <h3>{words.estimates}</h3>}
      {estimates.map(({ text, days }) => (
        <p key={text}>{words.estimateOf(text, days)}</p>
      ))}
      {said.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </Panel>
  );
}

function Stretches({ of: { stretches } }: { readonly of: Rests }) {
  const words = usePageWords(residentWords);
  const { language, format } = useLanguage();
  const area = termText(householdFieldTerms, 'area', language);
  return (
    <Fact name={words.area}>
      {stretches.map(({ from, to, days, area: m2, height, status }) => (
        <div key={from}>
          {[
            words.stretch(format.day(from), format.day(to)),
            words.days(format.count(days)),
            `${area} ${m2} m²`,
            ...(height === null ? [] : [words.height(height)]),
            termText(householdStatusTerms, status, language),
          ].join(format.comma)}
        </div>
      ))}
    </Fact>
  );
}

function PerArea({ of: { own, median, others } }: { readonly of: Rests['perArea'] }) {
  const words = usePageWords(residentWords);
  const { format } = useLanguage();
  if (own === null) return null;
  const squared = (gj: number) => `${gj.toFixed(4)} GJ/m²`;
  const compared = median === null ? words.fewNeighbours : words.neighbours(squared(median), format.count(others));
  return <Fact name={words.perArea}>{`${squared(own)}${format.pause}${compared}`}</Fact>;
}

function Meter({ of }: { readonly of: Rests['meters'][number] }) {
  const words = usePageWords(residentWords);
  const { language, format } = useLanguage();
  const reading = (one: (typeof of)['first']) => (one === null ? words.noReading : `${one.value}${format.aside(one.at)}`);
  const { certificate } = of;
  const judged =
    certificate === null
      ? []
      : [
          termText(verificationStateTerms, certificate.state, language),
          ...(certificate.certificate === null ? [] : [certificate.certificate]),
          ...(certificate.verified === null ? [] : [words.verifiedOn(format.day(certificate.verified))]),
          ...(certificate.due === null ? [] : [words.validUntil(format.day(certificate.due))]),
        ];
  return (
    <>
      <div>{of.isPoint ? words.ofPoint : words.own}</div>
      <div>{`${words.first}${format.colon}${reading(of.first)}`}</div>
      <div>{`${words.last}${format.colon}${reading(of.last)}`}</div>
      <div>{`${words.measured}${format.colon}${of.use === null ? words.noReading : gigajoules(of.use)}`}</div>
      {judged.length === 0 ? null : <div>{`${words.verification}${format.colon}${judged.join(format.comma)}`}</div>}
    </>
  );
}
