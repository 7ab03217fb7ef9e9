import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * Addresses the program must never send requests to: link-local (cloud machines serve their keys there), unspecified, multicast, broadcast.
 * The own machine and network are allowed, because only administrators name hosts (docs/security.md).
 */
const refused = new BlockList();
refused.addSubnet('169.254.0.0', 16);
refused.addSubnet('0.0.0.0', 8);
refused.addSubnet('224.0.0.0', 3);
refused.addSubnet('fe80::', 10, 'ipv6');
refused.addSubnet('ff00::', 8, 'ipv6');
// translated or tunnelled to an IPv4 address that cannot be derived from it (RFC 8215, 4380); what RFC 3879 deprecated
refused.addSubnet('64:ff9b:1::', 48, 'ipv6');
refused.addSubnet('2001::', 32, 'ipv6');
refused.addSubnet('fec0::', 10, 'ipv6');
refused.addAddress('::', 'ipv6');
refused.addAddress('fd00:ec2::254', 'ipv6');

/** The error code for a name that resolves to a refused address. */
export const refusedCode = 'EREFUSEDADDRESS';

/** Whether an IP address is in a list; IPv4 within IPv6 counts as IPv4. */
export function isListed(list: BlockList, address: string): boolean {
  if (isIP(address) !== 6) return list.check(address, 'ipv4');
  const within = ipv4Within(groupsOf(address));
  return within === null ? list.check(address, 'ipv6') : list.check(within, 'ipv4');
}

/**
 * The IPv4 address that an IPv6 address leads to: mapped (::ffff:0:0/96), compatible (::/96, RFC 4291), translated (64:ff9b::/96, RFC 6052;
 * ::ffff:0:0:0/96, RFC 2765), 6to4 (2002::/16, RFC 3056) or ISATAP (…:0:5efe:0:0, RFC 5214). Null if there is none.
 */
function ipv4Within(groups: readonly number[]): string | null {
  const [first = 0, second = 0, third = 0] = groups;
  const [high = 0, low = 0] = groups.slice(6);
  if (first === 0x2002) return dotted(second, third);
  if (groups[5] === 0x5efe && (groups[4] === 0 || groups[4] === 0x0200)) return dotted(high, low);
  const before = groups.slice(0, 6).join(':');
  const isOwn = before === '0:0:0:0:0:0' && high === 0 && low < 2; // :: and ::1
  return !isOwn && leadsToIpv4.has(before) ? dotted(high, low) : null;
}

const leadsToIpv4: ReadonlySet<string> = new Set(['0:0:0:0:0:0', '0:0:0:0:0:65535', '0:0:0:0:65535:0', '100:65435:0:0:0:0']);

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): number[] {
  const [text = ''] = address.split('%');
  const tail = /\d+\.\d+\.\d+\.\d+$/u.exec(text)?.[0];
  const [a = 0, b = 0, c = 0, d = 0] = tail?.split('.').map(Number) ?? [];
  const plain = tail === undefined ? text : `${text.slice(0, -tail.length)}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  const [head = [], end] = plain.split('::').map((part) => (part === '' ? [] : part.split(':').map((group) => parseInt(group, 16))));
  return end === undefined ? head : [...head, ...Array<number>(8 - head.length - end.length).fill(0), ...end];
}

const dotted = (high: number, low: number): string => [high >> 8, high & 255, low >> 8, low & 255].join('.');

/** Whether an IP address must not be sent requests. */
export const isRefusedAddress = (address: string): boolean => isListed(refused, address);

/** A number that the system accepts as an address, or as part of one: `2852039166`, `0xa9fea9fe`. */
const numeric = /^(?:\d+|0x[\da-f]*)$/iu;
const label = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}_])?$/u;

/**
 * Whether a host is written properly: as an IPv4 address of four decimal numbers, as IPv6, or as a name whose last part is not a number.
 * Other notations of numbers (`169.254.43518`) lead to addresses too, but do not count.
 */
export function isHost(host: string): boolean {
  if (isIP(host) !== 0) return true;
  const labels = host.replace(/\.$/u, '').split('.');
  return host.length <= 253 && labels.every((one) => label.test(one)) && !numeric.test(labels.at(-1) ?? '');
}

/** Whether a host, with or without brackets, is written as a refused address, or as a number in another notation. */
export function isRefusedHost(host: string, isRefused = isRefusedAddress): boolean {
  const bare = host.replaceAll(/[[\]]/gu, '');
  return isIP(bare) === 0 ? numeric.test(bare.replace(/\.$/u, '').split('.').at(-1) ?? '') : isRefused(bare);
}

/**
 * Looks up a name, and refuses it if one of its addresses is refused: the connection goes to the address that was checked. A host written
 * as an address is not looked up, so call `isRefusedHost` first.
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
