import type { Article } from '../article.ts';
import type { Archive } from '../retrieval/archive.ts';
import { areCopies, DAYS, meet, sameDays, signatureOf } from '../text/copies.ts';
import type { ParsedArticle } from '../text/parsed.ts';

/** The same text in another paper. */
export interface Copy {
  readonly articleId: string;
  readonly headline: string;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly url: string | null;
}

/** The papers that printed copies, each once, without the one that is quoted. */
export function otherPapers({ publisher }: Pick<Copy, 'publisher'>, copies: readonly Copy[]): string[] {
  const names = new Set(copies.flatMap((copy) => copy.publisher ?? []));
  return [...names].filter((name) => name !== publisher);
}

/** As it is told to whoever asks for it. */
export function copyOf({ id, headline, publisher, published, url }: Article): Copy {
  const known = { publisher: publisher ?? null, published: published ?? null, url: url ?? null };
  return { articleId: id, headline, ...known };
}

const DAY = 86_400_000;

/** Which articles of an archive are copies of one text, as it is now: looked for when they are asked for, and remembered. */
export class Copies {
  readonly #archive: Archive;
  readonly #signatures = new WeakMap<ParsedArticle, Int32Array>();
  /** What holds until an article comes or goes. */
  #revision = -1;
  #byDay = new Map<number | null, ParsedArticle[]>();
  readonly #groups = new Map<string, readonly string[]>();

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** The other articles with the text of this one, the earliest first; copies of its copies are among them. */
  of(id: string): readonly Copy[] {
    return this.#group(id).flatMap((each) => {
      const article = each === id ? undefined : this.#archive.get(each)?.article;
      if (article === undefined) return [];
      return copyOf(article);
    });
  }

  /** Whether two articles are copies of one text. */
  are(one: string, other: string): boolean {
    return one !== other && this.#group(one).includes(other);
  }

  #group(id: string): readonly string[] {
    this.#renew();
    const known = this.#groups.get(id);
    if (known !== undefined) return known;
    const first = this.#archive.get(id);
    if (first === undefined) return [];
    const found = new Map([[id, first]]);
    for (const each of found.values()) {
      for (const copy of this.#copiesOf(each)) found.set(copy.article.id, copy);
    }
    const group = [...found.values()].sort(inOrder).map(({ article }) => article.id);
    for (const each of group) this.#groups.set(each, group);
    return group;
  }

  #copiesOf(parsed: ParsedArticle): ParsedArticle[] {
    const { article } = parsed;
    const published = { published: article.published ?? null };
    const signature = this.#signature(parsed);
    if (signature.length === 0) return [];
    return this.#near(parsed).filter(
      (other) =>
        other !== parsed &&
        meet(signature, this.#signature(other)) &&
        sameDays(published, { published: other.article.published ?? null }) &&
        areCopies(article.text, other.article.text),
    );
  }

  /** The articles of the days around, and those without one. */
  #near(parsed: ParsedArticle): readonly ParsedArticle[] {
    const day = dayOf(parsed);
    if (day === null) return [...this.#byDay.values()].flat();
    const days = Array.from({ length: 2 * DAYS + 3 }, (_, i) => day - DAYS - 1 + i);
    return [null, ...days].flatMap((each) => this.#byDay.get(each) ?? []);
  }

  #signature(parsed: ParsedArticle): Int32Array {
    const known = parsed.signature ?? this.#signatures.get(parsed);
    if (known !== undefined) return known;
    const signature = signatureOf(parsed.article.text);
    this.#signatures.set(parsed, signature);
    return signature;
  }

  #renew(): void {
    if (this.#revision === this.#archive.revision) return;
    this.#revision = this.#archive.revision;
    this.#groups.clear();
    this.#byDay = new Map();
    for (const parsed of this.#archive.articles()) {
      const day = dayOf(parsed);
      const known = this.#byDay.get(day);
      if (known === undefined) this.#byDay.set(day, [parsed]);
      else known.push(parsed);
    }
  }
}

function dayOf({ article: { published } }: ParsedArticle): number | null {
  const time = Date.parse(published ?? '');
  return Number.isNaN(time) ? null : Math.floor(time / DAY);
}

/** By date, then by id: the same order whatever came in first. */
export function inOrder({ article: one }: ParsedArticle, { article: other }: ParsedArticle): number {
  const dates = [one.published ?? '', other.published ?? ''] as const;
  if (dates[0] !== dates[1]) return dates[0] < dates[1] ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
