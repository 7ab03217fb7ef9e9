import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useActor } from '../../../ui/actor.ts';
import { useAddress } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { CopyBox } from '../../../ui/copy-box.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import { saveText } from '../../casework/draws/save.ts';
import { readReportAddress } from './address.ts';
import { Fact } from '../../../ui/fact.tsx';
import { FitFacts } from './fit-facts.tsx';
import { PointsPanels } from './points-panels.tsx';
import { ReportForm } from './report-form.tsx';
import { ReportPanels } from './report-panels.tsx';
import { useBoundaryText } from './spell.ts';
import { savingsPageWords } from './words.ts';

type Baseline = Awaited<ReturnType<typeof client.savings.show>>;

/** A sealed baseline: its model, its seal, and the savings since then in any period. */
export function BaselinePage() {
  const words = usePageWords(savingsPageWords);
  const { baseline = '' } = useParams({ strict: false });
  const query = useQuery(api.savings.show.queryOptions({ input: { baseline } }));
  if (query.error !== null) return <TroublePage error={query.error} again={query.refetch} />;
  const told = query.data;
  if (told === undefined) return <Loading />;
  return (
    <>
      <PageHeader title={told.baseline} below={<Below of={told} />}>
        <AsOfPicker />
        <Link to="/savings" search={{}}>
          {words.back}
        </Link>
      </PageHeader>
      <Report of={told} />
      <Points of={told} />
      <Panel title={words.fitted}>
        <FitFacts of={told} />
      </Panel>
      <Seal of={told} />
    </>
  );
}

function Below({ of: { boundary, project } }: { readonly of: Baseline }) {
  const boundaryText = useBoundaryText();
  const text = boundaryText(boundary);
  return (
    <>
      {'building' in boundary ? (
        <Link to="/buildings/$building" params={{ building: boundary.building }} search={{ tab: 'savings' }}>
          {text}
        </Link>
      ) : (
        text
      )}
      {project === null ? null : (
        <>
          {' · '}
          <Link to="/projects/$project" params={{ project }} search={{}}>
            {project}
          </Link>
        </>
      )}
    </>
  );
}

/** The savings in the period of the address; nothing is requested before one is chosen. */
function Report({ of }: { readonly of: Baseline }) {
  const [{ from, to, confidence, events }] = useAddress(readReportAddress);
  const known = useKnownAt();
  const asked = { baseline: of.baseline, from: from ?? '', to: to ?? '', confidence: Number(confidence), steps: true, ...known };
  const isAsked = from !== undefined && to !== undefined && from < to;
  const word = { baseline: of.baseline, from: asked.from, to: asked.to, confidence, ...known, ...(events !== undefined && { events }) };
  const query = useQuery({
    ...api.savings.report.queryOptions({ input: { ...asked, ...(events !== undefined && { events }) } }),
    enabled: isAsked,
  });
  return (
    <>
      <ReportForm after={of.to} />
      <ProblemView error={query.error} again={query.refetch} />
      {isAsked && query.isPending ? <Loading /> : null}
      {query.data === undefined || !isAsked ? null : (
        <ReportPanels of={query.data} base={of} word={`/api/exports/savings-report?${new URLSearchParams(word)}`} />
      )}
    </>
  );
}

function Points({ of: { baseline, from, to, boundary } }: { readonly of: Baseline }) {
  const boundaryText = useBoundaryText();
  const query = useQuery(api.savings.points.queryOptions({ input: { baseline, from, to }, staleTime: 600_000 }));
  if (query.data === undefined) return <ProblemView error={query.error} again={query.refetch} />;
  return <PointsPanels of={query.data} name={boundaryText(boundary)} />;
}

function Seal({ of: { baseline, hash, locked, by, statement } }: { readonly of: Baseline }) {
  const words = usePageWords(savingsPageWords);
  const { format } = useLanguage();
  const actor = useActor();
  const file = `${baseline}.json`;
  const text = useMutation({
    mutationFn: () => client.savings.show({ baseline, sealed: 'true' }),
    onSuccess: ({ sealed }) => saveText(file, sealed ?? ''),
  });
  return (
    <Panel title={words.sealed}>
      <div className="yd-stack">
        <dl className="yd-facts">
          <Fact name={words.term.hash}>
            <code className="yd-wrap">{hash}</code>
          </Fact>
          <Fact name={words.term.locked}>{format.instant(locked)}</Fact>
          <Fact name={words.label.by}>{actor(by)}</Fact>
          {statement === null ? null : (
            <Fact name={words.term.statement}>
              <Link to="/statements/$number" params={{ number: statement }} search={{}}>
                {statement}
              </Link>
            </Fact>
          )}
        </dl>
        <div>
          <Button onClick={() => text.mutate()} loading={text.isPending}>
            {words.sealedText}
          </Button>
        </div>
        <ProblemView error={text.error} />
        <CopyBox label={words.sealedCheck} text={`sha256sum '${file}'`} />
      </div>
    </Panel>
  );
}
