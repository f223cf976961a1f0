import { createServer, type RequestListener, type Server } from 'node:http';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { type FetchLimits, fetchDocument } from '../../../../src/corpus/edit/fetch-document.ts';
import { isPublicAddress } from '../../../../src/corpus/edit/public-address.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

const anywhere: FetchLimits = { allowAddress: () => true };
const page =
  (body: string, type = 'text/html; charset=utf-8'): RequestListener =>
  (_, response) => {
    response.setHeader('content-type', type).end(body);
  };

describe('fetching', () => {
  test('gives the bytes, a file name with an extension that is read, and where they were found', async () => {
    const home = await serve((request, response) => {
      if (request.url === '/old')
        response.writeHead(301, { location: '/wiki/House%20rules.php?x=1' }).end();
      else page('<p>Rules</p>')(request, response);
    });
    const { name, bytes, url } = await fetchDocument(`${home}/old`, anywhere);
    expect(name).toBe('House-rules.html');
    expect(Buffer.from(bytes).toString()).toBe('<p>Rules</p>');
    expect(url).toBe(`${home}/wiki/House%20rules.php?x=1`);
  });

  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::',
    '::7f00:1',
    '::127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:0:127.0.0.1',
    '::ffff:0:a9fe:a9fe',
    '64:ff9b::7f00:1',
    '64:ff9b::10.0.0.1',
    '64:ff9b:1::808:808',
    '2002:7f00:1::',
    '2002:c0a8:101::1',
    '2001:0:7f00:1::',
    // Teredo: a public server's, and a private client's address with every bit turned.
    '2001:0:808:808:0:0:80ff:fffe',
    '2606:2800:220:1:0:5efe:a00:1',
    '2606:2800:220:1:200:5efe:127.0.0.1',
    'fec0::1',
    '4000::1',
    'nonsense',
  ])('%s is not on the public internet', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test('public addresses are', () => {
    const all = [
      '93.184.216.34',
      '2606:2800:220:1::1',
      '::ffff:93.184.216.34',
      '64:ff9b::93.184.216.34',
      '2002:5db8:d822::1',
      '2001:0:808:808:0:0:a247:27dd',
    ];
    expect(all.filter((address) => !isPublicAddress(address))).toEqual([]);
  });

  test('private addresses are refused as numbers, in every spelling, and behind names', async () => {
    const home = await serve(page('secret'));
    const port = new URL(home).port;
    for (const host of [
      '127.0.0.1',
      '2130706433',
      '0x7f.1',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '[::127.0.0.1]',
      '[64:ff9b::127.0.0.1]',
      'localhost',
    ]) {
      await expect(fetchDocument(`http://${host}:${port}/`), host).rejects.toThrow(
        /not on the public internet/,
      );
    }
  });

  test('a redirect to a private address is refused', async () => {
    const inside = await serve(page('secret'));
    const outside = await serve((_, response) => {
      response.writeHead(302, { location: inside.replace('127.0.0.1', '127.0.0.2') }).end();
    });
    const allowAddress = (address: string) => address === '127.0.0.1';
    await expect(fetchDocument(outside, { allowAddress })).rejects.toThrow(
      /127\.0\.0\.2 is not on the public internet/,
    );
  });

  test('a name is refused by the addresses it has when the socket connects', async () => {
    const home = await serve(page('secret'));
    const asked: string[] = [];
    const allowAddress = (address: string) => {
      asked.push(address);
      return false;
    };
    const named = home.replace('127.0.0.1', 'localhost');
    await expect(fetchDocument(named, { allowAddress })).rejects.toThrow(
      /not on the public internet/,
    );
    expect(asked).toContain('127.0.0.1');
  });

  test.each([
    ['file:///etc/passwd', /use http/],
    ['ftp://example.org/a.pdf', /use http/],
    ['nonsense', /use http/],
    ['http://user:pass@example.org/', /holds a name or password/],
  ])('%s is refused', async (address, reason) => {
    await expect(fetchDocument(address, anywhere)).rejects.toThrow(reason);
  });

  test('size, time, redirects, type and status have limits', async () => {
    const large = await serve(page('x'.repeat(200_000)));
    await expect(fetchDocument(large, { ...anywhere, maxBytes: 100_000 })).rejects.toThrow(
      /larger than/,
    );
    const silent = await serve(() => undefined);
    await expect(fetchDocument(silent, { ...anywhere, seconds: 0.2 })).rejects.toThrow(
      /longer than 0\.2 s/,
    );
    const circle = await serve((_, response) => response.writeHead(302, { location: '/' }).end());
    await expect(fetchDocument(circle, anywhere)).rejects.toThrow(/redirects more than 5 times/);
    const picture = await serve(page('x', 'image/png'));
    await expect(fetchDocument(picture, anywhere)).rejects.toThrow(
      /is image\/png, which is not read/,
    );
    const missing = await serve((_, response) => response.writeHead(404).end());
    await expect(fetchDocument(missing, anywhere)).rejects.toThrow(/answers 404/);
  });

  describe('a body that comes packed although that was not asked for', () => {
    const rules = '<p>Rules of the house</p>';
    const packed =
      (encoding: string | undefined, body: Uint8Array): RequestListener =>
      (_, response) => {
        if (encoding !== undefined) response.setHeader('content-encoding', encoding);
        response.setHeader('content-type', 'text/html').end(body);
      };

    test.each([
      ['gzip', gzipSync(rules)],
      ['X-GZIP', gzipSync(rules)],
      [undefined, gzipSync(rules)],
      ['deflate', deflateSync(rules)],
      ['deflate', deflateRawSync(rules)],
      ['br', brotliCompressSync(rules)],
      ['gzip, br', brotliCompressSync(gzipSync(rules))],
      ['identity', Buffer.from(rules)],
    ])('as %s is unpacked', async (encoding, body) => {
      const { bytes } = await fetchDocument(await serve(packed(encoding, body)), anywhere);
      expect(Buffer.from(bytes).toString()).toBe(rules);
    });

    test('is refused when it unpacks to more than may be fetched, is damaged, or is of another kind', async () => {
      const bomb = await serve(packed('gzip', gzipSync(Buffer.alloc(200_000))));
      await expect(fetchDocument(bomb, { ...anywhere, maxBytes: 100_000 })).rejects.toThrow(
        /larger than/,
      );
      const damaged = await serve(packed('gzip', Buffer.from(rules)));
      await expect(fetchDocument(damaged, anywhere)).rejects.toThrow(
        /sends a damaged body \(gzip\)/,
      );
      const odd = await serve(packed('zstd', Buffer.from(rules)));
      await expect(fetchDocument(odd, anywhere)).rejects.toThrow(/packed as "zstd"/);
      const often = await serve(packed('gzip, gzip, gzip, gzip', Buffer.from(rules)));
      await expect(fetchDocument(often, anywhere)).rejects.toThrow(/packed more than/);
    });
  });

  test('a server that is not there is told in one sentence', async () => {
    await expect(fetchDocument('http://127.0.0.1:1/', anywhere)).rejects.toThrow(
      /cannot be fetched \(ECONNREFUSED\)/,
    );
  });
});
