import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { instant } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { drawsWords } from './words.ts';

export type ShownDraw = Awaited<ReturnType<typeof client.draws.published.get>>;

/** What a draw is committed to, and the inputs it was drawn with. */
export function DrawFacts({ of }: { readonly of: ShownDraw }) {
  const words = usePageWords(drawsWords);
  const format = useFormat();
  const facts = [
    [words.label.state, words.state[of.state]],
    [words.term.source, of.source],
    [words.term.knownFrom, format.instant(of.knownFrom)],
    [words.term.announcement, of.announcement],
    [words.term.commitment, of.commitment],
    [words.term.randomness, of.randomness],
    [words.term.secret, of.secret],
    [words.term.seed, of.seed],
  ] as const;
  return (
    <dl className="yd-facts">
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="yd-wrap">{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** What was drawn, with its people, the reserve, and what was replaced. */
export function DrawnTables({ of }: { readonly of: ShownDraw }) {
  const words = usePageWords(drawsWords);
  const format = useFormat();
  const { names } = announcedNames(of.text);
  const named = (code: string) => (names.get(code) === undefined || names.get(code) === '' ? code : `${code} ${names.get(code)}`);
  type Drawn = ShownDraw['drawn'][number];
  type Reserve = ShownDraw['reserve'][number];
  type Replaced = ShownDraw['replacements'][number];
  const common = <Row extends Reserve>(): Column<Row>[] => [
    { key: 'code', title: words.term.object, value: ({ code }) => named(code) },
    { key: 'stratum', title: words.term.stratum, value: ({ stratum }) => stratum },
  ];
  const key: Column<Reserve> = { key: 'key', title: words.term.key, value: (row) => row.key, show: (row) => row.key.slice(0, 12) };
  const drawn: Column<Drawn>[] = [
    ...common<Drawn>(),
    { key: 'people', title: words.term.people, value: ({ people }) => people.map(named).join(format.pause) },
    key as Column<Drawn>,
  ];
  const replaced: Column<Replaced>[] = [
    { key: 'object', title: words.term.object, value: ({ object }) => named(object) },
    { key: 'person', title: words.term.people, value: ({ person }) => (person === null ? undefined : named(person)) },
    { key: 'by', title: words.term.replacedBy, value: ({ by }) => named(by) },
    { key: 'why', title: words.label.reason, value: ({ why }) => why },
    { key: 'at', title: words.label.time, value: ({ at }) => instant(at) },
  ];
  return (
    <>
      <FindingList findings={of.findings} />
      <Panel title={words.drawn}>
        <PlainTable label={words.drawn} columns={drawn} rows={of.drawn} rowKey={({ code }) => code} />
      </Panel>
      {of.replacements.length === 0 ? null : (
        <Panel title={words.term.replacements}>
          <PlainTable label={words.term.replacements} columns={replaced} rows={of.replacements} rowKey={({ at, by }) => `${at} ${by}`} />
        </Panel>
      )}
      {of.reserve.length === 0 ? null : (
        <Panel title={words.term.reserve}>
          <PlainTable
            label={words.term.reserve}
            columns={[...common<Reserve>(), key]}
            rows={of.reserve}
            rowKey={({ code }) => code}
            pageSize={20}
          />
        </Panel>
      )}
    </>
  );
}

/** The names of objects and people in the announcement. */
function announcedNames(text: string): { readonly names: ReadonlyMap<string, string> } {
  type Named = { readonly code: string; readonly name: string };
  const { objects, people } = JSON.parse(text) as { readonly objects: readonly Named[]; readonly people: readonly Named[] };
  return { names: new Map([...people, ...objects].map(({ code, name }) => [code, name])) };
}
