import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo } from 'react';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { dayIn, textIn, useAddress } from '../../../ui/address.ts';
import { Field } from '../../../ui/field.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ShareLink } from '../../../ui/share-link.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Answer } from './answer.tsx';
import { ComparePanel } from './compare.tsx';
import { DayField } from './day-field.tsx';
import { FactSteps } from './fact-steps.tsx';
import { factKind, paperAddress, questionOf, usePolicyWords, type PolicyVocabulary } from './facts.ts';
import { PolicyNav } from './nav.tsx';
import { PlaceOnMap } from './place-on-map.tsx';
import { pointOf } from './plot-place.tsx';
import { decodeProject, encodeProject } from './project-code.ts';
import { policyWords } from './words.ts';

const readQuestion = (given: Readonly<Record<string, unknown>>) => ({
  region: textIn(given, 'region'),
  date: dayIn(given, 'date'),
  p: textIn(given, 'p') ?? '',
  fact: textIn(given, 'fact'),
  skip: textIn(given, 'skip') ?? '',
  lon: textIn(given, 'lon') ?? '',
  lat: textIn(given, 'lat') ?? '',
});

/** What applies to a project in a place on a day, stated step by step; the address is the question. */
export function QuestionsPage() {
  const { ask } = usePageWords(policyWords);
  const { known, error, refetch } = usePolicyWords();
  return (
    <>
      <PageHeader title={ask.title} below={ask.below} />
      <PolicyNav />
      <ProblemView error={error} again={refetch} />
      {known === undefined ? <Loading /> : <Asking known={known} />}
    </>
  );
}

function Asking({ known }: { readonly known: PolicyVocabulary }) {
  const { ask } = usePageWords(policyWords);
  const [at, go] = useAddress(readQuestion);
  const { begin } = usePlaces();
  const region = at.region ?? begin ?? '';
  const project = decodeProject(at.p, factKind(known));
  const plot = useMemo(() => pointOf(at.lon, at.lat), [at.lon, at.lat]);
  const question = { ...questionOf(region, at.date, project), ...(plot === undefined ? {} : { plot }) };
  const query = useQuery({
    ...api.policy.rules.queryOptions({ input: question }),
    enabled: region !== '',
    placeholderData: keepPreviousData,
  });
  const skip = at.skip === '' ? [] : at.skip.split('_');
  const turnTo = (fact: string) => go({ fact });
  return (
    <>
      <div className="yd-panel yd-row" role="search" aria-label={ask.title}>
        <PlacePick label={ask.place} value={region} onPick={(code) => go({ region: code })} />
        <DayField label={ask.day} value={at.date} onPick={(date) => go({ date })} />
        <Button href={paperAddress('/exports/rules', question)} download>
          {ask.word}
        </Button>
        <Spot at={at} onDrop={() => go({ lon: undefined, lat: undefined })} />
      </div>
      <PlaceOnMap plot={plot} onPick={(place, spot) => go({ ...spot, ...(place === undefined ? {} : { region: place }) })} />
      <div className="yd-asking">
        <Panel title={ask.project}>
          <FactSteps
            known={known}
            project={project}
            asks={query.data?.asks}
            chosen={at.fact}
            skip={skip}
            go={({ project: next, skip: passed, ...rest }) =>
              go({
                ...('fact' in rest ? { fact: rest.fact } : {}),
                ...(next === undefined ? {} : { p: encodeProject(next) }),
                ...(passed === undefined ? {} : { skip: passed.join('_') }),
              })
            }
          />
          <ShareLink />
        </Panel>
        <div aria-busy={query.isFetching} aria-live="polite">
          <ProblemView error={query.error} again={query.refetch} />
          {region === '' ? null : (
            <p>
              <Link to="/rating/incentives" search={{ region, ...(at.date === undefined ? {} : { date: at.date }), p: at.p }}>
                {ask.incentives}
              </Link>
            </p>
          )}
          {query.data === undefined ? query.error === null ? <Loading /> : null : <Answer of={query.data} known={known} onSay={turnTo} />}
          {region === '' ? null : <ComparePanel known={known} region={region} date={at.date} project={project} />}
        </div>
      </div>
    </>
  );
}

/** The location of the plot, chosen on the map: what a special plan sets there is then shown. */
function Spot({ at: { lon, lat }, onDrop }: { readonly at: ReturnType<typeof readQuestion>; readonly onDrop: () => void }) {
  const { plot: words } = usePageWords(policyWords);
  if (pointOf(lon, lat) === undefined) return null;
  return (
    <Field label={words.where}>
      {(ids) => (
        <Button {...ids} aria-label={words.dropSpot(`${lon}, ${lat}`)} onClick={onDrop}>
          {lon}, {lat} ×
        </Button>
      )}
    </Field>
  );
}
