import type { ReactNode } from 'react';
import type { client } from '../../../api.ts';
import { useLanguage } from '../../../i18n/language.tsx';

type One = Awaited<ReturnType<typeof client.disclosure.issue>>['refused'][number];

/** The buildings that cannot be disclosed, each with the reason; renders nothing if there are none. */
export function Refused({ title, refused }: { readonly title: ReactNode; readonly refused: readonly One[] }) {
  const { format } = useLanguage();
  if (refused.length === 0) return null;
  return (
    <div className="yd-missing">
      {title}
      <ul className="yd-marks-list">
        {refused.map(({ building, detail }) => (
          <li key={building}>{`${building}${format.colon}${detail}`}</li>
        ))}
      </ul>
    </div>
  );
}
