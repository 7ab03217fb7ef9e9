import type { client } from '../../api.ts';
import { useLanguage } from '../../i18n/language.tsx';

type Check = Awaited<ReturnType<typeof client.solarSafety.register>>['resources'][number]['checks'][number];

/** Files of the dossier that show what a check found, each opened by its name. */
export function CheckFiles({ files }: { readonly files: NonNullable<Check['files']> }) {
  const { format } = useLanguage();
  if (files.length === 0) return format.none;
  return files.map(({ entry, name }) => (
    <a key={entry} href={`/api/attachments/${entry}/file`} download>
      {name}{' '}
    </a>
  ));
}
