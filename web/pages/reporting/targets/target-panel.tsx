import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo } from 'react';
import { api } from '../../../api.ts';
import { Chart } from '../../../chart/chart.tsx';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Figure } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { useSay } from '../../green-building/policy/facts.ts';
import type { TargetShown } from './answers.ts';
import { SplitPanel } from './split-panel.tsx';
import { courseOption, type CoursePoint } from './course-option.ts';
import { targetsPageWords } from './words.ts';

/** One target in full: its course, what would close its gap, its split. */
export function TargetPanel({
  target,
  region,
  year,
  onClose,
}: {
  readonly target: string;
  readonly region: string;
  readonly year: number;
  readonly onClose: () => void;
}) {
  const words = usePageWords(targetsPageWords);
  const say = useSay();
  const known = useKnownAt();
  const { data, error, refetch } = useQuery(api.targets.show.queryOptions({ input: { target, region, year, ...known } }));
  if (data === undefined) return error === null ? <Loading /> : <ProblemView error={error} again={refetch} />;
  return (
    <Panel title={words.course(say(data.target.name))}>
      <div className="yd-stack">
        <blockquote className="yd-quiet">{data.target.quote}</blockquote>
        <CourseChart of={data} label={words.course(say(data.target.name))} />
        <FindingList findings={data.target.findings} />
        <ToClose of={data} />
        <SplitPanel of={data} region={region} year={year} />
        <div className="yd-no-print">
          <Button onClick={onClose}>{words.close}</Button>
        </div>
      </div>
    </Panel>
  );
}

function CourseChart({ of, label }: { readonly of: TargetShown; readonly label: string }) {
  const words = usePageWords(targetsPageWords);
  const { format } = useLanguage();
  const unit = typeof of.target.value === 'number' ? of.target.unit : '%';
  const names = useMemo(() => ({ now: words.term.reading, path: words.term.path }), [words]);
  const option = useMemo(() => {
    const spell = ({ year, now, path }: CoursePoint): string =>
      [String(year), `${names.now} ${format.quantity(now, unit)}`, `${names.path} ${format.quantity(path, unit)}`].join('\n');
    return courseOption(of.course, unit, names, spell);
  }, [of, unit, names, format]);
  const table = () => (
    <PlainTable
      label={label}
      rows={of.course}
      rowKey={({ year }) => String(year)}
      columns={[
        { key: 'year', title: words.label.year, value: ({ year }) => String(year) },
        {
          key: 'now',
          title: names.now,
          number: true,
          show: ({ now, figure }) => <Figure of={{ value: now, unit, figure: figure ?? undefined }} />,
        },
        { key: 'path', title: names.path, number: true, value: ({ path }) => ({ value: path, unit }) },
      ]}
    />
  );
  return <Chart label={label} option={option} height={280} table={table} />;
}

function ToClose({ of: { toClose } }: { readonly of: TargetShown }) {
  const words = usePageWords(targetsPageWords);
  const { format } = useLanguage();
  if (toClose === null || toClose.rows.length === 0) return <p className="yd-quiet">{words.toCloseNone}</p>;
  const { of: what, rows, total, unit } = toClose;
  const title = what === 'buildings' ? words.toCloseBuildings : words.toCloseProjects;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {total > rows.length ? <p className="yd-quiet">{words.toCloseMost(format.count(rows.length), format.count(total))}</p> : null}
      <PlainTable
        label={title}
        rows={rows}
        rowKey={({ code }) => code}
        pageSize={10}
        columns={[
          {
            key: 'name',
            title: words.label.name,
            value: ({ name }) => name,
            show: ({ code, name, pool }) =>
              what === 'buildings' ? (
                <Link to="/buildings/$building" params={{ building: code }} search={{}}>
                  {name}
                </Link>
              ) : pool ? (
                <Link to="/retrofit/projects/$code" params={{ code }} search={{}}>
                  {name}
                </Link>
              ) : (
                <Link to="/projects/$project" params={{ project: code }} search={{}}>
                  {name}
                </Link>
              ),
          },
          { key: 'code', title: words.label.code, value: ({ code }) => code },
          { key: 'size', title: words.size, number: true, value: ({ size }) => ({ value: size, unit }) },
        ]}
      />
    </section>
  );
}
