import { describe, expect, it } from 'vitest';
import { Archive } from '../../src/retrieval/archive.ts';
import { sentenceAt } from '../../src/text/parsed.ts';
import { articleOf } from '../article.ts';

const article = (id: string, text: string) => articleOf(text, { id, headline: '' });

describe('an archive', () => {
  it('keeps articles by id, cut into the sentences of their text', () => {
    const archive = new Archive();
    archive.add(article('one', 'Trucks burned. The toll is disputed.'));
    const parsed = archive.get('one')!;
    expect([0, 1].map((i) => sentenceAt(parsed, i).text)).toEqual([
      'Trucks burned.',
      'The toll is disputed.',
    ]);
    expect(archive.get('two')).toBeUndefined();
    expect([archive.size, archive.sentences]).toEqual([1, 2]);
  });

  it('weighs a term that many of its articles hold less', () => {
    const archive = new Archive();
    for (let i = 0; i < 2000; i++) archive.add(article(String(i), `Kidal ${i % 100 === 0 ? 'azawad' : ''}`));
    expect(archive.weight('kidal')).toBeLessThan(archive.weight('azawad'));
  });

  it('knows common words of news before it holds any article', () => {
    const archive = new Archive();
    expect(archive.weight('presid')).toBeLessThan(archive.weight('azawad'));
  });

  it('has a positive finite weight for every term', () => {
    const archive = new Archive();
    archive.add(article('one', 'said said said'));
    for (const term of ['said', 'kidal', '', 'constructor', '__proto__']) {
      expect(archive.weight(term)).toBeGreaterThan(0);
      expect(Number.isFinite(archive.weight(term))).toBe(true);
    }
  });
});
