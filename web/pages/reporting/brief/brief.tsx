import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { textIn, useAddress } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { share } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { OpenedText } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { briefWords } from './words.ts';
import { yearIn } from '../../../ui/year.ts';

type PlaceBrief = Awaited<ReturnType<typeof client.brief.show>>;

const readBrief = (given: Readonly<Record<string, unknown>>) => ({
  region: textIn(given, 'region'),
  year: yearIn(given),
});

/** A place in a year on one page: three sentences, the targets, the places right below; as a Word file too. */
export function BriefPage() {
  const words = usePageWords(briefWords);
  const { language } = useLanguage();
  const [{ region: given, year }, go] = useAddress(readBrief);
  const { begin } = usePlaces();
  const known = useKnownAt();
  const region = given ?? begin;
  const query = useQuery({
    ...api.brief.show.queryOptions({ input: { region: region ?? '', year, ...known } }),
    enabled: region !== undefined,
  });
  const told = query.data;
  const asked = { region: region ?? '', year: String(year), language, ...known };
  return (
    <>
      <PageHeader title={words.brief} below={told === undefined ? String(year) : `${told.place} · ${year}`}>
        <span className="yd-no-print">
          <PlacePick label={words.place} value={region} onPick={(code) => go({ region: code })} />
        </span>
        <AsOfPicker />
        {region === undefined ? null : (
          <a href={`/api/exports/brief?${new URLSearchParams(asked).toString()}`} download className="yd-no-print">
            {words.file}
          </a>
        )}
      </PageHeader>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isLoading ? <Loading /> : null}
      {told === undefined ? null : <Shown of={told} />}
    </>
  );
}

function Shown({ of }: { readonly of: PlaceBrief }) {
  const words = usePageWords(briefWords);
  return (
    <article className="yd-report">
      <Panel title={words.paper}>
        {of.sentences.map((parts, at) => (
          <p key={at}>
            {parts.map(({ text, figure }, part) =>
              figure === undefined ? <span key={part}>{text}</span> : <OpenedText key={part} figure={figure} text={text} />,
            )}
          </p>
        ))}
        <FindingList findings={of.findings} />
      </Panel>
      <TargetsPanel of={of.targets} />
      <BelowPanel of={of.below} />
    </article>
  );
}

/** Those that are judged; the names of the others on request. */
function TargetsPanel({ of }: { readonly of: PlaceBrief['targets'] }) {
  const words = usePageWords(briefWords);
  const format = useFormat();
  if (of.length === 0) return null;
  const columns: Column<PlaceBrief['targets'][number]>[] = [
    { key: 'target', title: words.target, value: ({ title }) => title },
    { key: 'now', title: words.now, number: true, value: ({ now }) => now ?? undefined },
    { key: 'path', title: words.path, number: true, value: ({ path }) => path ?? undefined },
    { key: 'unit', title: words.unit, value: ({ unit }) => unit },
    { key: 'status', title: words.status, value: ({ status }) => words.statusOf[status] },
  ];
  const judged = of.filter(({ status }) => status !== 'unknown');
  const others = of.filter(({ status }) => status === 'unknown');
  return (
    <Panel title={words.targets}>
      {judged.length === 0 ? null : <ShortTable label={words.targets} columns={columns} rows={judged} rowKey={({ id }) => id} />}
      {others.length === 0 ? null : (
        <details>
          <summary>{words.without(format.count(others.length))}</summary>
          <ul>
            {others.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

function BelowPanel({ of }: { readonly of: PlaceBrief['below'] }) {
  const words = usePageWords(briefWords);
  if (of.length === 0) return null;
  const columns: Column<PlaceBrief['below'][number]>[] = [
    { key: 'place', title: words.place, value: ({ name }) => name },
    { key: 'buildings', title: words.buildings, number: true, value: ({ buildings }) => buildings },
    { key: 'energy', title: words.energy, number: true, value: ({ tce }) => tce ?? undefined },
    { key: 'change', title: words.change, number: true, value: ({ change }) => (change === null ? undefined : share(change)) },
    { key: 'coverage', title: words.coverage, number: true, value: ({ coverage }) => share(coverage) },
  ];
  return (
    <Panel title={words.below}>
      <ShortTable label={words.below} columns={columns} rows={of} rowKey={({ code }) => code} />
    </Panel>
  );
}
