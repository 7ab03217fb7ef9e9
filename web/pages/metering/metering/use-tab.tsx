import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { api } from '../../../api.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import type { TabOf } from '../../registry/registry/building-tabs.tsx';
import { CoveragePanel } from './coverage-panel.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { UsePanel } from './use-panel.tsx';

/** The use of a building over time, how much of it is measured and what is doubtful. */
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
      <Part name="coverage">
        <CoveragePanel building={code} year={year} zone={zone} />
      </Part>
      <Part name="findings">
        <FindingsPanel query={doubts} zone={zone} />
      </Part>
    </>
  );
}

/** A part of the view that the address can name: `#findings` scrolls to it and makes it the next keyboard target. */
function Part({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const { hash, state } = useLocation();
  useEffect(() => {
    if (hash !== name) return;
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView();
  }, [hash, name, state]);
  return (
    <div ref={box} tabIndex={-1}>
      {children}
    </div>
  );
}
