import { type LookupAddress, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * Whether an IP address belongs to the public internet: not private, loopback, link-local, reserved or
 * multicast (IANA special-purpose registries). A form of IPv6 that carries an IPv4 address is judged by
 * that one: it is where the packets end.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (!(parsed instanceof ipaddr.IPv6)) return isPublicIPv4(parsed);
  const carried = carriedIn(parsed);
  if (carried.length > 0) return carried.every(isPublicIPv4);
  // What IANA has handed out (RFC 4291, section 2.4); the rest of the space leads nowhere yet.
  return parsed.match(ipaddr.IPv6.parse('2000::'), 3) && parsed.range() === 'unicast';
}

function isPublicIPv4(address: ipaddr.IPv4): boolean {
  return address.range() === 'unicast';
}

/** The IPv4 addresses that stand in an IPv6 address by one of the transition mechanisms. */
function carriedIn(address: ipaddr.IPv6): ipaddr.IPv4[] {
  const bytes = address.toByteArray();
  const at = (from: number) => new ipaddr.IPv4(bytes.slice(from, from + 4));
  const isIn = (network: string, bits: number) => address.match(ipaddr.IPv6.parse(network), bits);
  // The client's address is kept with every bit turned (RFC 4380, section 4).
  const turned = () => new ipaddr.IPv4(bytes.slice(12).map((byte) => byte ^ 0xff));
  if (isIn('2001::', 32)) return [at(4), turned()];
  if (isIn('2002::', 16)) return [at(2)];
  // IPv4-compatible, -mapped and -translated (RFC 4291, section 2.5.5; RFC 2765), and NAT64 (RFC 6052).
  const wrapped = ['::', '::ffff:0:0', '::ffff:0:0:0', '64:ff9b::'];
  if (wrapped.some((network) => isIn(network, 96))) return [at(12)];
  // A network's own NAT64 prefix may end anywhere (RFC 8215).
  if (isIn('64:ff9b:1::', 48)) return [new ipaddr.IPv4([0, 0, 0, 0])];
  // ISATAP: the interface's half begins with 0:5efe or 200:5efe (RFC 5214, section 6.1).
  const isIsatap =
    ((bytes[8] ?? 0) & 0xfd) === 0 && bytes[9] === 0 && bytes[10] === 0x5e && bytes[11] === 0xfe;
  return isIsatap ? [at(12)] : [];
}

/**
 * A look-up for sockets that gives only addresses that `allow` lets pass. The socket connects to what
 * was checked, so a name that resolves otherwise a moment later gains nothing.
 */
export function guardedLookup(allow: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return callback(error, '', 0);
      const allowed = addresses.filter(({ address }) => allow(address));
      const [first] = allowed;
      if (!first) return callback(new ForbiddenAddress(hostname), '', 0);
      if (options.all) return callback(null, allowed);
      return callback(null, first.address, first.family);
    });
  };
}

/** A host whose every address is private. */
export class ForbiddenAddress extends Error {
  override readonly name = 'ForbiddenAddress';

  constructor(host: string) {
    super(`${host} is not on the public internet`);
  }
}
