import type { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { instant } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { accountWords } from './account-words.ts';

export type Session = Awaited<ReturnType<typeof client.access.sessions>>['sessions'][number];

/** The facts of a session: when, from where, with what. */
export function useSessionColumns(): Column<Session>[] {
  const words = usePageWords(accountWords).sessions;
  return [
    { key: 'began', title: words.began, value: ({ began }) => instant(began) },
    { key: 'used', title: words.used, value: ({ used }) => instant(used) },
    { key: 'address', title: words.address, show: ({ address }) => address ?? words.unknown },
    { key: 'device', title: words.device, show: ({ device }) => shortName(device) ?? words.unknown },
  ];
}

/** Browser and system, as far as their names are in the user agent. */
export function shortName(device: string | null): string | null {
  if (device === null || device === '') return null;
  const browser = /(Edg|OPR|Firefox|Chrome|Version)\/(\d+)/u.exec(device);
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/u.exec(device)?.[1];
  const called: Readonly<Record<string, string>> = { Edg: 'Edge', OPR: 'Opera', Version: 'Safari' };
  if (browser === null) return device.slice(0, 60);
  return [`${called[browser[1] ?? ''] ?? browser[1]} ${browser[2]}`, system].filter((part) => part !== undefined).join(' · ');
}
