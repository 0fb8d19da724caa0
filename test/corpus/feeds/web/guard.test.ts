import type { lookup } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { guardedLookup, isAllowed, isPublicAddress } from '../../../../src/corpus/feeds/web/guard.ts';

describe('an address', () => {
  it.each(['8.8.8.8', '93.184.216.34', '2606:4700::1111', '2a00:1450:4001::1'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each(
    '0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.1.2.3 169.254.169.254 172.16.0.1 192.0.0.1 192.0.2.1 192.168.1.1 198.18.0.1 224.0.0.1 240.0.0.1 255.255.255.255 :: ::1 ::7f00:1 ::ffff:10.0.0.1 ::ffff:8.8.8.8 64:ff9b::a00:1 100::1 2001::1 2001:db8::1 2002:a00:1:: fc00::1 fd12::1 fe80::1 fec0::1 ff02::1 nonsense'.split(
      ' ',
    ),
  )('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('a resolver', () => {
  const answering = (...addresses: string[]) =>
    ((_: string, __: unknown, done: (error: null, found: object[]) => void) =>
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )) as unknown as typeof lookup;
  const resolve = (all: boolean, ...addresses: string[]) =>
    new Promise((done) => {
      guardedLookup(answering(...addresses))('vale.example', { all } as never, (error, found) =>
        done(error ?? found),
      );
    });

  it('hands on the very addresses that it has checked', async () => {
    expect(await resolve(true, '8.8.8.8', '2606:4700::1')).toEqual([
      { address: '8.8.8.8', family: 4 },
      { address: '2606:4700::1', family: 6 },
    ]);
    expect(await resolve(false, '8.8.8.8')).toBe('8.8.8.8');
  });

  it.each([[['10.0.0.1']], [['8.8.8.8', '127.0.0.1']], [['::1']], [[]]])(
    'refuses a name of %j',
    async (addresses) => {
      expect(await resolve(true, ...addresses)).toMatchObject({ code: 'REFUSED_ADDRESS' });
    },
  );
});

it('allows a host by its name, at one port or at all', () => {
  const url = new URL('http://Intranet.example:8080/feed');
  expect(isAllowed(url, ['intranet.example'])).toBe(true);
  expect(isAllowed(url, ['intranet.example:8080'])).toBe(true);
  expect(isAllowed(url, ['intranet.example:80', 'example', 'x.intranet.example'])).toBe(false);
  expect(isAllowed(new URL('http://[::1]/'), ['[::1]'])).toBe(true);
  expect(isAllowed(new URL('https://intranet.example/'), ['intranet.example:443'])).toBe(true);
});
