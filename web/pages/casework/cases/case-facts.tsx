import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import type { CaseShown } from './case-shown.ts';
import { caseWords } from './case-words.ts';
import { DueDay } from './due-day.tsx';
import { useOrganisationNames } from '../../../ui/organisation-names.ts';
import { usePlaces } from '../../../ui/place-pick.tsx';

/** Terms with their known values; null values are left out. */
export function Facts({ of }: { readonly of: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="yd-facts">
      {of.map(([name, value]) =>
        value === null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** The current state of a case. @param linked whether the reader is signed in and can open other names and pages */
export function CaseFacts({ of, linked = false }: { readonly of: CaseShown; readonly linked?: boolean }) {
  const words = usePageWords(caseWords);
  const format = useFormat();
  const first = of.limits
    .filter(({ running, due }) => running && due !== null)
    .toSorted((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1))[0];
  const building = of.building;
  return (
    <div className="yd-panel">
      <Facts
        of={[
          [words.term.procedure, `${of.procedureName}${format.aside(`${words.label.version} ${of.version}`)}`],
          [words.label.state, <strong key="state">{of.stateName}</strong>],
          [
            words.term.due,
            first === undefined ? null : <DueDay key="due" due={first.due} overdue={first.overdue} indicative={first.indicative} />,
          ],
          [words.label.place, linked ? <NamedPlace key="place" code={of.region} /> : null],
          [
            words.label.organisation,
            linked && of.organisation !== null ? <NamedOrganisation key="org" code={of.organisation} /> : of.organisation,
          ],
          [
            words.label.building,
            linked && building !== null ? (
              <Link key="building" to="/buildings/$building" params={{ building }} search={{}}>
                {building}
              </Link>
            ) : (
              building
            ),
          ],
          [words.term.began, format.instant(of.began)],
          [words.term.ended, of.ended === null ? null : format.instant(of.ended)],
        ]}
      />
    </div>
  );
}

/** A place by its name. */
function NamedPlace({ code }: { readonly code: string }) {
  const { nameOf } = usePlaces();
  return nameOf(code);
}

/** An organisation by its name, linked to its page. */
function NamedOrganisation({ code }: { readonly code: string }) {
  const nameOf = useOrganisationNames([code]);
  return (
    <Link to="/organisations/$organisation" params={{ organisation: code }} search={{}}>
      {nameOf(code)}
    </Link>
  );
}
