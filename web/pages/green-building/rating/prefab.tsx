import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { isVerified } from '#kernel/source-status.ts';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import type { Column } from '../../../ui/column.ts';
import { DraftBar } from '../../desk/draft/draft-bar.tsx';
import { useSay } from '../policy/facts.ts';
import { FileWays } from './file-ways.tsx';
import { numberOrText } from '../../../ui/number-or-text.ts';
import { objectIn, useInput, withField, type Given } from './input.ts';
import { RatingNav } from './nav.tsx';
import { Missing } from './score-answer.tsx';
import { Box } from '../../../ui/box.tsx';
import { YesNo } from './typed.tsx';
import { ratingWords } from './words.ts';

type Scheme = Awaited<ReturnType<typeof client.rating.prefabScheme>>;
type Item = Scheme['items'][number];
type Rated = Awaited<ReturnType<typeof client.rating.prefab>>;

/** The prefab rate of a building: from shares to points by interpolation, minimums, rate and grade, each step shown. */
export function PrefabPage() {
  const { prefab: words, common } = usePageWords(ratingWords);
  const { input, set, tooLong } = useInput('prefab');
  const scheme = useQuery(api.rating.prefabScheme.queryOptions({ input: {}, staleTime: 600_000 }));
  const say = useSay();
  const nameOf = (need: string): string => say(scheme.data?.items.find(({ item }) => item === need)?.names, need);
  const rated = useQuery(api.rating.prefab.queryOptions({ input: { input }, retry: false }));
  return (
    <>
      <PageHeader title={words.title} below={words.below} />
      <RatingNav />
      <DraftBar kind="prefab" question={{ input }} onOpen={({ question }, at) => set(objectIn(question, 'input'), at)} />
      <div className="yd-panel">
        <FileWays name={words.file} input={input} tooLong={tooLong} onLoad={(read) => set(flat(read))} />
      </div>
      <ProblemView error={scheme.error} again={scheme.refetch} />
      <ProblemView error={rated.error} />
      <div aria-live="polite" aria-busy={rated.isFetching}>
        {rated.data === undefined ? (
          rated.error === null ? (
            <Loading />
          ) : (
            <p className="yd-quiet">{common.kept}</p>
          )
        ) : (
          <Answer of={rated.data} nameOf={nameOf} />
        )}
      </div>
      {scheme.data === undefined ? null : <Shares scheme={scheme.data} rated={rated.data} input={input} set={set} />}
    </>
  );
}

/** Shares may be nested under a name of their own in a file. */
function flat(input: Given): Given {
  const { ratios: _ratios, items: _items, ...rest } = input;
  return { ...rest, ...objectIn(input, 'ratios'), ...objectIn(input, 'items') };
}

function Answer({ of, nameOf }: { readonly of: Rated; readonly nameOf: (need: string) => string }) {
  const { prefab: words, score } = usePageWords(ratingWords);
  const format = useFormat();
  const verdict =
    of.qualified === null ? words.open : of.qualified ? (of.grade === null ? words.qualified : words.grade(of.grade)) : words.not;
  return (
    <>
      <Panel title={words.result}>
        <p role="status">
          <strong className="yd-result">{(of.qualified === null ? words.rateSoFar : words.rate)(format.number(of.rate))}</strong> {verdict}{' '}
          {of.indicative ? <Tag variant="outlined">{score.indicative}</Tag> : null}
        </p>
        <p>
          {words.formula} <code>{of.working}</code>
        </p>
        <FindingList findings={of.findings} />
      </Panel>
      <Minimums of={of.conditions} />
      <Missing title={words.unmet} none={score.noneUnmet} of={of.unmet} nameOf={nameOf} />
      <Missing title={words.undecided} none={score.noneUndecided} of={of.undecided} nameOf={nameOf} />
    </>
  );
}

type Condition = Rated['conditions'][number];

function Minimums({ of }: { readonly of: readonly Condition[] }) {
  const { prefab: words, common } = usePageWords(ratingWords);
  const columns: Column<Condition>[] = [
    { key: 'what', title: words.minimum, show: ({ what }) => what },
    { key: 'clause', title: words.clause, show: ({ clause }) => clause },
    { key: 'met', title: words.met, show: ({ met }) => common.truth[String(met)] },
  ];
  return (
    <Panel title={words.minimums}>
      <ShortTable label={words.minimums} columns={columns} rows={of} rowKey={({ what }) => what} />
    </Panel>
  );
}

type Of = { readonly input: Given; readonly set: (next: Given) => void };

function Shares({ scheme, rated, ...of }: Of & { readonly scheme: Scheme; readonly rated: Rated | undefined }) {
  const { prefab: words } = usePageWords(ratingWords);
  const say = useSay();
  const format = useFormat();
  const columns = [...useRequiredColumns(), ...useOwnColumns(rated, of)];
  return (
    <>
      {scheme.groups.map((group) => (
        <Panel key={group.code} title={`${group.code.toUpperCase()} ${say(group.names)}`}>
          <p className="yd-quiet">{words.groupOf(format.number(group.max), format.number(group.min), group.clause)}</p>
          <ShortTable
            label={say(group.names)}
            columns={columns}
            rows={scheme.items.filter((one) => one.group === group.code)}
            rowKey={({ item }) => item}
          />
        </Panel>
      ))}
    </>
  );
}

/** What the standard says about an item: shares and points. */
function useRequiredColumns(): Column<Item>[] {
  const { prefab: words } = usePageWords(ratingWords);
  const say = useSay();
  const format = useFormat();
  const range = ({ ratio }: Item): string =>
    ratio === null ? words.thereOrNot : ratio.from === ratio.to ? `≥ ${ratio.from}%` : `${ratio.from}%–${ratio.to}%`;
  return [
    {
      key: 'item',
      title: words.item,
      show: ({ names, points, ratio }) => (
        <>
          {say(names)}
          {isVerified(points.status) && isVerified(ratio?.status ?? 'VERIFIED') ? null : (
            <div className="yd-quiet yd-small">{words.notSeen(isVerified(points.status) ? (ratio?.status ?? '') : points.status)}</div>
          )}
        </>
      ),
    },
    { key: 'range', title: words.range, show: range },
    {
      key: 'most',
      title: words.most,
      show: ({ points }) => (points.from === points.to ? format.number(points.to) : `${points.from}–${points.to}`),
    },
  ];
}

/** This building's values for an item, and the points with their calculation. */
function useOwnColumns(rated: Rated | undefined, of: Of): Column<Item>[] {
  const { prefab: words } = usePageWords(ratingWords);
  const format = useFormat();
  const told = (item: string) => rated?.items.find((one) => one.item === item);
  return [
    { key: 'share', title: words.share, show: (item) => <Share item={item} {...of} /> },
    {
      key: 'working',
      title: words.working,
      show: ({ item }) => (told(item)?.lacks === true ? words.lacks : (told(item)?.working ?? '')),
    },
    {
      key: 'points',
      title: words.points,
      number: true,
      show: ({ item }) => (told(item) === undefined ? '' : format.number(told(item)?.points ?? 0)),
    },
  ];
}

/** The share of an item; present or not; or a function that the building does not have. */
function Share({ item, input, set }: Of & { readonly item: Item }) {
  const { prefab: words } = usePageWords(ratingWords);
  const say = useSay();
  const value = input[item.item];
  const put = (next: unknown) => set(withField(input, item.item, next));
  const label = words.shareOf(say(item.names));
  return (
    <div className="yd-row">
      {item.ratio === null ? (
        <YesNo label={label} value={value} onSay={put} />
      ) : value === 'none' ? null : (
        <Box label={label} number value={value} onSay={(typed) => put(numberOrText(typed))} />
      )}
      {item.mayLack ? (
        <label className="yd-check">
          <input type="checkbox" checked={value === 'none'} onChange={({ target }) => put(target.checked ? 'none' : undefined)} />{' '}
          {words.lacking}
        </label>
      ) : null}
    </div>
  );
}
