import { openMailbox, type Mailbox } from '../mailbox.ts';
import { mark, outsideRegion } from '../scope/outside.ts';
import { localScope } from '../person.ts';
import { runJob } from '../job.ts';
import type { Step, Walk } from './walk.ts';

const byPerson = (walk: Walk) => walk.person();

/** Accounts, keys, notices, jobs and what the program records about itself. */
export function accounts(): readonly Step[] {
  let box: Mailbox;
  return [
    ['access.users.add', () => ({ name: `${mark}-clerk`, role: 'bureau', region: outsideRegion })],
    ['access.users.disable'],
    ['access.users.enable'],
    ['access.users.reset'],
    ['access.users.withoutSecondFactor'],
    ['access.users.unlock'],
    ['access.users.endSessions'],
    ['access.keys.create', () => ({ name: `${mark}-reader`, role: 'auditor', region: outsideRegion })],
    ['access.keys.revoke'],
    ['settings.change'],
    [
      'jobs.cancel',
      async ({ world }) => {
        const endless = (signal: AbortSignal) => new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
        const { id, result } = await runJob(
          world.app.slices.jobs,
          { ...localScope, sees: { region: outsideRegion } },
          'waits',
          ({ signal }) => endless(signal),
        );
        result.catch(() => undefined);
        return { id };
      },
    ],
    ['notice.read'],
    ['notice.choose'],
    ['notice.keep', () => ({ keptDays: 60 })],
    [
      'notice.mailServer.set',
      async ({ ending, local }) => {
        const { changedAt } = await local.notice.sending();
        box = await openMailbox();
        ending(() => box.close());
        return { host: '127.0.0.1', port: box.port, security: 'none', user: '', from: 'city@example.cn', seen: changedAt ?? undefined };
      },
    ],
    ['notice.mailServer.test'],
    ['notice.webhooks.add'],
    ['notice.webhooks.change'],
    ['notice.webhooks.renew'],
    ['notice.webhooks.test'],
    ['notice.webhooks.remove'],
    ['notice.deliveries.retry'],
    ['backup.make'],
    ['backup.remove', async ({ local }) => ({ name: (await local.backup.list()).backups[0]?.name })],
    ['doctor.compact'],
    ['doctor.mend'],
    ['notice.address.set', () => ({ mail: 'clerk@example.cn' }), byPerson],
    ['notice.address.confirm', () => ({ code: /\b\d{6}\b/u.exec(box.mails.at(-1)?.text ?? '')?.[0] }), byPerson],
    ['notice.address.remove', undefined, byPerson],
    ['notice.mailServer.remove'],
    ['access.forgetDevice', async ({ person }) => ({ device: (await (await person()).access.devices()).devices[0]?.device }), byPerson],
    ['access.endSessions', () => ({ password: 'a password of my own' }), byPerson],
    ['tableExport.table', undefined, ({ bureau }) => bureau()],
  ];
}
