import { Button } from 'antd';
import type { client } from '../api.ts';
import { spellFigureName } from '#desk/figures/vocabulary.ts';
import { useLanguage } from '../i18n/language.tsx';
import { FindingList } from './finding-list.tsx';
import { useSpellStatus } from './spell-status.ts';
import { PlainTable } from './table.tsx';
import type { Column } from './column.ts';
import { instant, share } from './cell.ts';

export type Explained = Awaited<ReturnType<typeof client.figures.explain>>;

type Input = Explained['inputs'][number];
type Meter = Explained['meters'][number];

/** One level of where a figure comes from. @param open opens the figure of an input, one level down */
export function Explanation({ of, open }: { readonly of: Explained; readonly open: (figure: string) => void }) {
  const { words, format, language } = useLanguage();
  const { figure } = words;
  const { result } = of;
  return (
    <>
      <div>
        <div>{spellFigureName(result.name, language)}</div>
        <strong className="yd-result">{format.quantity(result.value, result.unit)}</strong>
        {result.coverage === undefined ? null : <span className="yd-quiet"> {figure.coverage(format.share(result.coverage))}</span>}
      </div>
      <dl className="yd-facts">
        <div>
          <dt>{figure.formula}</dt>
          <dd>{of.formula}</dd>
        </div>
        <div>
          <dt>{figure.clause}</dt>
          <dd>{of.clause ?? figure.arithmetic}</dd>
        </div>
        <div>
          <dt>{figure.knownAt}</dt>
          <dd>{format.instant(of.knownAt)}</dd>
        </div>
      </dl>
      <Inputs inputs={of.inputs} verbatim={result.name.startsWith('cell ')} open={open} />
      <Meters meters={of.meters} />
      {of.findings.length === 0 ? null : (
        <section aria-label={figure.findings}>
          <h2>{figure.findings}</h2>
          <FindingList findings={of.findings} />
        </section>
      )}
    </>
  );
}

/** @param verbatim names are headings of a file */
function Inputs({
  inputs,
  verbatim,
  open,
}: {
  readonly inputs: readonly Input[];
  readonly verbatim: boolean;
  readonly open: (figure: string) => void;
}) {
  const { words, format, language } = useLanguage();
  const { figure } = words;
  const spellStatus = useSpellStatus();
  const spell = (name: string): string => (verbatim ? name : spellFigureName(name, language));
  const shown = (input: Input) => {
    const text = typeof input.value === 'string' ? spellStatus(input.value) : format.quantity(input.value, input.unit);
    const below = input.figure;
    if (below === undefined) return text;
    return (
      <Button type="link" className="yd-figure" aria-label={figure.open(`${spell(input.name)} ${text}`)} onClick={() => open(below)}>
        {text}
      </Button>
    );
  };
  const columns: Column<Input>[] = [
    { key: 'name', title: figure.name, show: (input) => spell(input.name) },
    {
      key: 'value',
      title: figure.value,
      number: true,
      value: ({ value, unit }) => (typeof value === 'string' ? value : { value, unit }),
      show: shown,
    },
    { key: 'source', title: figure.source, show: (input) => spellStatus(input.source) },
  ];
  const rows = inputs.map((input, index) => ({ ...input, key: `${index} ${input.name}` }));
  return (
    <section aria-label={figure.inputs}>
      <h2>{figure.inputs}</h2>
      {rows.length === 0 ? (
        figure.noInputs
      ) : (
        <PlainTable label={figure.inputs} columns={columns} rows={rows} rowKey={(input) => (input as Input & { key: string }).key} />
      )}
    </section>
  );
}

function Meters({ meters }: { readonly meters: readonly Meter[] }) {
  const { words } = useLanguage();
  const { figure } = words;
  const columns: Column<Meter>[] = [
    { key: 'code', title: figure.meter, show: ({ code }) => code },
    { key: 'coverage', title: figure.covered, number: true, value: ({ coverage }) => share(coverage) },
    { key: 'from', title: figure.from, value: ({ from }) => instant(from) },
    { key: 'to', title: figure.to, value: ({ to }) => instant(to) },
  ];
  return (
    <section aria-label={figure.meters}>
      <h2>{figure.meters}</h2>
      {meters.length === 0 ? (
        figure.noMeters
      ) : (
        <PlainTable label={figure.meters} columns={columns} rows={meters} rowKey={({ code }) => code} />
      )}
    </section>
  );
}
