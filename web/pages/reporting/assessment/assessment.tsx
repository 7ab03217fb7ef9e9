import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { textIn, useAddress, wordIn, type Go } from '../../../ui/address.ts';
import { AsOfPicker } from '../../../ui/as-of.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { ResultView } from './result.tsx';
import { SchemesTab } from './schemes-tab.tsx';
import { assessmentPageWords } from './words.ts';
import { yearIn } from '../../../ui/year.ts';

const readAssessment = (given: Readonly<Record<string, unknown>>) => ({
  tab: wordIn(given, 'tab', ['result', 'schemes'], 'result'),
  scheme: textIn(given, 'scheme'),
  region: textIn(given, 'region'),
  year: yearIn(given),
  place: textIn(given, 'place'),
});

type AssessmentAddress = ReturnType<typeof readAssessment>;

/** Assessments: the places below one scored and ranked in a year, and the schemes for it. */
export function AssessmentPage() {
  const words = usePageWords(assessmentPageWords);
  const [at, go] = useAddress(readAssessment);
  return (
    <>
      <PageHeader title={words.term.assessment} below={words.means}>
        {at.tab === 'result' ? <AsOfPicker /> : null}
      </PageHeader>
      <Tabs
        label={words.term.assessment}
        active={at.tab}
        onChoose={(tab) => go({ tab: tab === 'schemes' ? tab : undefined })}
        tabs={[
          { key: 'result', label: words.tabs.result, show: () => <ResultTab at={at} go={go} /> },
          {
            key: 'schemes',
            label: words.tabs.schemes,
            show: () => <SchemesTab scheme={at.scheme} onScheme={(scheme) => go({ scheme })} />,
          },
        ]}
      />
    </>
  );
}

function ResultTab({ at, go }: { readonly at: AssessmentAddress; readonly go: Go<AssessmentAddress> }) {
  const words = usePageWords(assessmentPageWords);
  const { language } = useLanguage();
  const places = usePlaces();
  const list = useQuery(api.assessment.list.queryOptions({ input: undefined }));
  if (list.data === undefined) return list.error === null ? <Loading /> : <ProblemView error={list.error} again={list.refetch} />;
  const { schemes } = list.data;
  const scheme = at.scheme ?? schemes[0]?.id;
  const region = at.region ?? places.begin;
  return (
    <div className="yd-stack">
      <div className="yd-panel yd-row yd-no-print" role="search" aria-label={words.term.assessment}>
        <Pick
          label={words.term.scheme}
          value={scheme}
          options={schemes.map(({ id, names }) => ({ value: id, label: names[language] }))}
          onPick={(chosen) => go({ scheme: chosen, place: undefined })}
          width={300}
        />
        <PlacePick label={words.label.place} value={region} onPick={(code) => go({ region: code, place: undefined })} />
      </div>
      {scheme === undefined ? (
        <p className="yd-panel yd-quiet">{words.nothing}</p>
      ) : region === undefined ? (
        <Loading />
      ) : (
        <ResultView asked={{ id: scheme, region, year: at.year }} place={at.place} onPlace={(place) => go({ place })} />
      )}
    </div>
  );
}
