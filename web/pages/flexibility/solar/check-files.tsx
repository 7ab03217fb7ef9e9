import type { client } from '../../../api.ts';

type Check = Awaited<ReturnType<typeof client.solarSafety.register>>['resources'][number]['checks'][number];

/** Files of the dossier that document a check, each opened by its name. */
export function CheckFiles({ files }: { readonly files: NonNullable<Check['files']> }) {
  return files.map(({ entry, name }) => (
    <a key={entry} href={`/api/attachments/${entry}/file`} download>
      {name}{' '}
    </a>
  ));
}

/** The names of such files; undefined if there are none. */
export const namesOf = (files: NonNullable<Check['files']>, pause: string): string | undefined =>
  files.length === 0 ? undefined : files.map(({ name }) => name).join(pause);
