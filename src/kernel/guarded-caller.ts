import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * Where nothing is that the program may ask: link-local (cloud machines give out their keys there), unspecified, multicast, broadcast. The
 * own machine and network are open: administrators alone name hosts (docs/security.md).
 */
const refused = new BlockList();
refused.addSubnet('169.254.0.0', 16);
refused.addSubnet('0.0.0.0', 8);
refused.addSubnet('224.0.0.0', 3);
refused.addSubnet('fe80::', 10, 'ipv6');
refused.addSubnet('ff00::', 8, 'ipv6');
refused.addAddress('::', 'ipv6');
refused.addAddress('fd00:ec2::254', 'ipv6');

/** The code of the error with which a name that leads to a refused address fails. */
export const refusedCode = 'EREFUSEDADDRESS';

/** Whether an IP address stands in a list; IPv4 within IPv6 is what it is. */
export function isListed(list: BlockList, address: string): boolean {
  const tail = /^::(?:ffff:)?(?<v4>\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.groups?.['v4'];
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/iu.exec(address) ?? [];
  const mapped = tail ?? (high === undefined || low === undefined ? address : dotted(parseInt(high, 16), parseInt(low, 16)));
  return list.check(mapped, isIP(mapped) === 6 ? 'ipv6' : 'ipv4');
}

const dotted = (high: number, low: number): string => [high >> 8, high & 255, low >> 8, low & 255].join('.');

/** Whether an IP address is one at which nothing is asked. */
export const isRefusedAddress = (address: string): boolean => isListed(refused, address);

/** Whether a host, with or without brackets, is written as an address that is refused. */
export function isRefusedHost(host: string, isRefused = isRefusedAddress): boolean {
  const bare = host.replaceAll(/[[\]]/gu, '');
  return isIP(bare) !== 0 && isRefused(bare);
}

/**
 * Looks a name up, and refuses it where one of its addresses is refused: what is connected to is what was looked at. A host that is written
 * as an address is not looked up: `isRefusedHost` is asked first.
 */
export const guardedLookup =
  (isRefused = isRefusedAddress): LookupFunction =>
  (hostname, options, done) => {
    lookup(hostname, options, (error, found, family) => {
      const addresses = Array.isArray(found) ? found.map(({ address }) => address) : [found];
      if (error === null && addresses.some(isRefused))
        done(Object.assign(new Error('refused address'), { code: refusedCode }), found, family);
      else done(error, found, family);
    });
  };
