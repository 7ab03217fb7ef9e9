import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../api.ts';
import { useKnownAt } from '../../ui/as-of.tsx';
import type { TabOf } from '../registry/building-tabs.tsx';
import { CoveragePanel } from './coverage-panel.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { UsePanel } from './use-panel.tsx';

/** The use of a building over time, what is measured of it and what is doubtful. */
export function UseTab({ building: { code }, zone, year }: TabOf) {
  const known = useKnownAt();
  const doubts = useQuery(api.readings.findings.queryOptions({ input: { building: code, ...known } }));
  const found = doubts.data?.findings;
  const marks = useMemo(
    () => (found ?? []).map(({ from, to, detail, meter }) => ({ from: Date.parse(from), to: Date.parse(to), text: detail, meter })),
    [found],
  );
  return (
    <>
      <UsePanel building={code} zone={zone} doubts={marks} />
      <CoveragePanel building={code} year={year} zone={zone} />
      <FindingsPanel query={doubts} zone={zone} />
    </>
  );
}
