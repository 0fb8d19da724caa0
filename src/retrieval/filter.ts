/** Which articles may be found; a field that is absent leaves none out. Plain data, so that every engine can ask for it. */
export interface ArticleFilter {
  /** Published not later; an undated article always was out. */
  readonly until?: Date;
  /** Published then or later; an undated article is left out. */
  readonly since?: Date;
  /** By any of these publishers, in any case. */
  readonly publishers?: readonly string[];
  /** Only these articles. */
  readonly ids?: readonly string[];
}

/** What a filter looks at: milliseconds since 1970, and a name in lower case. */
export interface Dated {
  readonly id: string;
  readonly time: number | undefined;
  readonly publisher: string | undefined;
}

/** Whether an article may be found. */
export function passes({ until, since, publishers, ids }: ArticleFilter): (article: Dated) => boolean {
  const last = until?.getTime();
  const first = since?.getTime();
  const names = publishers && new Set(publishers.map((name) => name.toLowerCase()));
  const only = ids && new Set(ids);
  return ({ id, time, publisher }) =>
    !(last !== undefined && time !== undefined && time > last) &&
    !(first !== undefined && (time === undefined || time < first)) &&
    (names === undefined || (publisher !== undefined && names.has(publisher))) &&
    (only === undefined || only.has(id));
}
