import { BlockList, isIP } from 'node:net';

/** Whether an address is that of a trusted proxy. */
export type Trusts = (address: string) => boolean;

/** `10.0.0.1` or a range, `10.42.0.0/16`, of either family. */
export function isAddressOrRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/u.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

/** @param proxies addresses and ranges, each as `isAddressOrRange` has it */
export function trusting(proxies: readonly string[]): Trusts {
  const list = new BlockList();
  for (const one of proxies) {
    const [address = '', bits] = one.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => isIP(address) > 0 && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
