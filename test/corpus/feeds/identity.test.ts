import { describe, expect, it } from 'vitest';
import { identify, type Marks } from '../../../src/corpus/feeds/identity.ts';

const FEED = 'https://feeds.vale.example/all.xml';
const mark = (guid: string | null, url?: string, headline = 'H'): Marks => ({ guid, url, headline });
const ids = (items: Marks[], known: Parameters<typeof identify>[2] = []) => identify(items, FEED, known);

describe('items', () => {
  it('are known by their guid, and by their address without one', () => {
    const [byGuid, byUrl] = ids([
      mark('g1', 'https://x.example/1'),
      mark(null, 'https://www.vale.example/2'),
    ]);
    expect(byGuid).toMatch(/^feed:[0-9a-f]{10}#g1$/);
    expect(byUrl).toBe('https://www.vale.example/2');
  });

  it('that come twice come once', () => {
    expect(ids([mark('g1', 'https://x.example/1'), mark('g1', 'https://x.example/1')])[1]).toBeNull();
  });

  it('that share a guid but not an address are told apart by their address', () => {
    const [one, two] = ids([mark('same', 'https://x.example/1'), mark('same', 'https://x.example/2')]);
    expect(one).not.toBeNull();
    expect(two).not.toBeNull();
    expect(one).not.toBe(two);
  });

  it('that share an address are told apart by their guid, else by their headline', () => {
    const live = 'https://www.vale.example/live';
    const found = ids([
      mark('a', live),
      mark('b', live),
      mark(null, live, 'First'),
      mark(null, live, 'Second'),
    ]);
    expect(new Set(found).size).toBe(4);
    expect(found).not.toContain(null);
  });

  it('with nothing to know them by are known by their headline', () => {
    expect(ids([mark(null, undefined, 'One')])).toEqual(ids([mark(null, undefined, 'One')]));
    expect(ids([mark(null, undefined, 'One')])).not.toEqual(ids([mark(null, undefined, 'Two')]));
  });

  it('stay who they were when guid or address changes', () => {
    const known = [{ article: 'A', guid: 'g1', url: 'https://x.example/1' }];
    expect(ids([mark('g2', 'https://x.example/1')], known)).toEqual(['A']);
    expect(ids([mark('g1', 'https://x.example/renamed')], known)).toEqual(['A']);
  });

  it('of another site hold within their feed alone', () => {
    const url = 'https://other.example/1';
    expect(identify([mark(url, url)], FEED, [])).not.toEqual(
      identify([mark(url, url)], 'https://evil.example/feed', []),
    );
    const own = 'https://www.vale.example/1';
    expect(identify([mark(own, own)], FEED, [])).toEqual(
      identify([mark(own, own)], 'https://vale.example/other.xml', []),
    );
  });
});
