import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { dayIn, textIn, useAddress, wordIn } from '../../../ui/address.ts';
import type { Go } from '../../../ui/address.ts';
import { AsOfPicker } from '../../../ui/as-of.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShareLink } from '../../../ui/share-link.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { DraftBar } from '../../desk/draft/draft-bar.tsx';
import { readDraft } from '../../desk/draft/draft-address.ts';
import { CheckTab } from './check-tab.tsx';
import { ConditionsTab } from './conditions-tab.tsx';
import { DayField } from './day-field.tsx';
import { FactSteps } from './fact-steps.tsx';
import { draftKindOf, plotDraft, plotOfDraft } from './plot-question.ts';
import { factKind, paperAddress, questionOf, usePolicyWords, type PolicyVocabulary, type Verdict } from './facts.ts';
import { PaperHeadFields, readPaperHead, type PaperHead } from './paper-head.tsx';
import { PolicyNav } from './nav.tsx';
import { PlaceOnMap } from './place-on-map.tsx';
import { PlotPlace, pointOf, type Plot } from './plot-place.tsx';
import { decodeProject, encodeProject, withFact, type Project } from './project-code.ts';
import { policyWords } from './words.ts';

const readPlot = (given: Readonly<Record<string, unknown>>) => ({
  region: textIn(given, 'region'),
  date: dayIn(given, 'date'),
  p: textIn(given, 'p') ?? '',
  fact: textIn(given, 'fact'),
  skip: textIn(given, 'skip') ?? '',
  lon: textIn(given, 'lon') ?? '',
  lat: textIn(given, 'lat') ?? '',
  d: textIn(given, 'd') ?? '',
  tab: wordIn(given, 'tab', ['conditions', 'check'], 'conditions'),
  ...readPaperHead(given),
  ...readDraft(given),
});

/** From a plot to the indices for its contract, and a design checked against them. */
export function PlotPage() {
  const { plot } = usePageWords(policyWords);
  const { known, error, refetch } = usePolicyWords();
  return (
    <>
      <PageHeader title={plot.title} below={plot.below}>
        <AsOfPicker />
      </PageHeader>
      <PolicyNav />
      <ProblemView error={error} again={refetch} />
      {known === undefined ? <Loading /> : <PlotQuestion known={known} />}
    </>
  );
}

function PlotQuestion({ known }: { readonly known: PolicyVocabulary }) {
  const { plot: words } = usePageWords(policyWords);
  const [at, go] = useAddress(readPlot);
  const [outline, setOutline] = useState<Plot>();
  const { begin } = usePlaces();
  const region = at.region ?? begin ?? '';
  const said = decodeProject(at.p, factKind(known));
  const project = withFact(said, 'work', at.tab === 'check' ? 'new' : 'land');
  const plot = outline ?? pointOf(at.lon, at.lat);
  const question = { ...questionOf(region, at.date, project), ...(plot === undefined ? {} : { plot }) };
  const head = headOf(at);
  const rules = useQuery({
    ...api.policy.rules.queryOptions({ input: question }),
    enabled: region !== '',
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PlotDraft question={question} head={head} known={known} at={at} go={go} onOutline={setOutline} />
      <PlotSearch question={question} land={withFact(said, 'work', 'land')} at={at} go={go} outline={outline} onOutline={setOutline} />
      <PlaceOnMap plot={plot} onPick={(place, spot) => go({ ...spot, ...(place === undefined ? {} : { region: place }) })} />
      <div className="yd-asking">
        <Given known={known} project={said} asks={rules.data?.asks} at={at} go={go} />
        <Tabs
          label={words.title}
          active={at.tab}
          onChoose={(tab) => go({ tab })}
          tabs={[
            {
              key: 'conditions',
              label: words.conditions,
              show: () => <ConditionsTab question={question} head={head} known={known} onSay={(fact) => go({ fact })} />,
            },
            {
              key: 'check',
              label: words.check,
              show: () => (
                <CheckTab
                  question={question}
                  head={head}
                  known={known}
                  design={at.d}
                  onDesign={(d) => go({ d }, { replace: true })}
                  onSay={(fact) => go({ fact })}
                />
              ),
            },
          ]}
        />
      </div>
    </>
  );
}

type At = ReturnType<typeof readPlot>;

/** The question as a draft, of the kind that belongs to the open tab. */
function PlotDraft({
  question,
  head,
  known,
  at,
  go,
  onOutline,
}: {
  readonly question: ReturnType<typeof questionOf> & { readonly plot?: Plot };
  readonly head: PaperHead;
  readonly known: PolicyVocabulary;
  readonly at: At;
  readonly go: Go<At>;
  readonly onOutline: (outline: Plot | undefined) => void;
}) {
  return (
    <DraftBar
      kind={draftKindOf(at.tab)}
      question={plotDraft(at.tab, question, head, at.d, known)}
      onOpen={({ kind, question: kept }, draft) => {
        const { outline, ...address } = plotOfDraft(kind, kept);
        onOutline(outline);
        go({ ...address, ...draft }, { replace: true });
      }}
    />
  );
}

/** Place and day, the Word file, and the text of its head. */
function PlotSearch({
  question,
  land,
  at,
  go,
  outline,
  onOutline,
}: {
  readonly question: ReturnType<typeof questionOf> & { readonly plot?: Plot };
  /** The facts of the plot before its design. */
  readonly land: Project;
  readonly at: At;
  readonly go: Go<At>;
  readonly outline: Plot | undefined;
  readonly onOutline: (outline: Plot | undefined) => void;
}) {
  const { plot: words, ask } = usePageWords(policyWords);
  const head = headOf(at);
  return (
    <>
      <div className="yd-panel yd-row" role="search" aria-label={words.title}>
        <PlacePick label={ask.place} value={question.region} onPick={(code) => go({ region: code })} />
        <DayField label={ask.day} value={at.date} onPick={(date) => go({ date })} />
        <PlotPlace lon={at.lon} lat={at.lat} outline={outline} go={go} onOutline={onOutline} />
        <Button href={paperAddress('/exports/planning-conditions', { ...question, project: land, head })} download>
          {words.word}
        </Button>
      </div>
      <PaperHeadFields of={head} onType={(change) => go(change, { replace: true })} />
    </>
  );
}

const headOf = ({ projectName, plotNumber, authority }: At): PaperHead => ({ projectName, plotNumber, authority });

/** The plot's own facts, step by step; that it is a plot is set by the page. */
function Given({
  known,
  project,
  asks,
  at,
  go,
}: {
  readonly known: PolicyVocabulary;
  readonly project: Project;
  readonly asks: Verdict['asks'] | undefined;
  readonly at: At;
  readonly go: Go<At>;
}) {
  const { ask } = usePageWords(policyWords);
  return (
    <Panel title={ask.whole}>
      <FactSteps
        known={known}
        project={project}
        asks={asks?.filter(({ fact }) => fact !== 'work')}
        chosen={at.fact}
        skip={at.skip === '' ? [] : at.skip.split('_')}
        fixed={['work']}
        go={({ project: next, skip, ...rest }) =>
          go({
            ...('fact' in rest ? { fact: rest.fact } : {}),
            ...(next === undefined ? {} : { p: encodeProject(next) }),
            ...(skip === undefined ? {} : { skip: skip.join('_') }),
          })
        }
      />
      <ShareLink />
    </Panel>
  );
}
