import { createClient, type Client } from '#client.ts';
import type { Role, Scope } from '#kernel/scope.ts';
import { bodyOf, visitor } from './visitor.ts';
import type { World } from './world.ts';

/** The machine's own command line. */
export const localScope: Scope = { identity: 'local', actor: 'local', role: 'administrator', sees: { all: true } };

/** A person at a browser. */
export type Person = Awaited<ReturnType<typeof createPerson>>;

let number = 0;

/** A person who has signed in with their own password and reads English, together with their scope. @param region of a bureau */
export async function createPerson(world: World, role: Role = 'bureau', region = '140300') {
  const name = `person-${++number}`;
  const { secret } = await world.local.access.users.add({ name, role, ...(role === 'bureau' ? { region } : {}) });
  const browser = visitor(world.app, 'en');
  await browser.signIn(name, secret);
  await browser.post('/api/auth/change-password', { currentPassword: secret, newPassword: 'a password of my own' });
  const { identity } = (await world.app.slices.access.people()).find((one) => one.name === name) ?? { identity: '' };
  const scope: Scope = { identity, actor: name, role, sees: role === 'bureau' ? { region } : { all: true } };
  return { name, scope, browser };
}

/** The contract as called from a person's browser. */
export const clientOf = (world: World, { browser }: Person): Client =>
  createClient({
    url: 'http://localhost',
    fetch: world.app.fetch,
    headers: async () => ({ origin: 'http://localhost', cookie: [...browser.cookies].map(([one, value]) => `${one}=${value}`).join('; ') }),
  });

/** The contents of a person's inbox. @param query `?unread=true` */
export async function noticesOf({ browser }: Person, query = ''): Promise<Awaited<ReturnType<Client['notice']['list']>>> {
  return (await bodyOf(await browser.get(`/api/notices${query}`))) as never;
}
