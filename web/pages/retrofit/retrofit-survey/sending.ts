import { client } from '../../../api.ts';
import { troubleOf } from '../../../trouble.ts';
import { uploadWithProgress } from '../../../upload.ts';
import { answersOf } from './fields.ts';
import { keyOf, type Keeper, type Kept, type Outgoing } from './kept.ts';

/** The result of sending: taken; no connection; the link has ended, in the server's words; or why it was refused. */
type Sent = 'taken' | 'away' | { readonly gone: string } | { readonly refused: string };

/** Sends one entry. Whatever the server has received already changes nothing there. */
async function sendOne(keeper: Keeper, { entry, building, equipment, set, photo }: Outgoing): Promise<Sent> {
  const { linked } = client.retrofitSurvey;
  const { token } = keeper;
  try {
    if (set !== null) await linked.enter({ token, entries: [{ entry, building, equipment, set: { ...set } }] });
    else {
      const bytes = await keeper.photo(entry);
      if (bytes === undefined) return 'taken';
      const { file } = await uploadWithProgress(new File([bytes], photo ?? entry, { type: bytes.type }), () => undefined, undefined, token);
      await linked.photo({ token, entry, building, equipment, file });
      await keeper.dropPhoto(entry);
    }
    return 'taken';
  } catch (error) {
    const { told } = troubleOf(error);
    if (told.status === 0 || told.status === 429 || told.status >= 500) return 'away';
    if (told.code === 'link-gone' || told.code === 'link-not-valid') return { gone: told.detail };
    return { refused: [told.detail, ...told.findings.map(({ detail }) => detail)].join(' ') };
  }
}

let running: Promise<string | null> | null = null;

/**
 * Sends what waits, one after another, one run at a time. What was refused stays with the reason.
 * @returns why the link no longer accepts anything; null while it does
 */
export function sendAll(keeper: Keeper): Promise<string | null> {
  running ??= sendEach(keeper).finally(() => {
    running = null;
  });
  return running;
}

async function sendEach(keeper: Keeper): Promise<string | null> {
  for (;;) {
    const next = keeper.state().out.find(({ refused }) => refused === null);
    if (next === undefined) return null;
    const sent = await sendOne(keeper, next);
    if (sent === 'away') return null;
    if (sent === 'taken') keeper.change((before) => taken(before, next));
    else if ('gone' in sent) return sent.gone;
    else
      keeper.change((before) => ({
        ...before,
        out: before.out.map((one) => (one.entry === next.entry ? { ...one, refused: sent.refused } : one)),
      }));
  }
}

function taken(before: Kept, one: Outgoing): Kept {
  const key = keyOf(one);
  return {
    ...before,
    out: before.out.filter(({ entry }) => entry !== one.entry),
    ...(one.set === null
      ? { photos: { ...before.photos, [key]: (before.photos[key] ?? 0) + 1 } }
      : { said: { ...before.said, [key]: { ...before.said[key], ...answersOf(one.set) } } }),
  };
}
