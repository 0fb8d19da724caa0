import { GIVEN_NAMES, PLACES } from './gazetteer-data.ts';
import type { Mention } from './mentions.ts';
import type { Token } from './terms.ts';

let given: ReadonlySet<string> | undefined;
let places: ReadonlySet<string> | undefined;

/** A mention of no sure kind, told by what news knows: "Emmanuel Macron" is a person, "Kyiv" a place. */
export function toldApart(mention: Mention, text: string, words: readonly Token[]): Mention {
  if (mention.kind !== 'name' && mention.kind !== 'place') return mention;
  const first = words[mention.first]!;
  const name = text.slice(first.start, words[mention.last]!.end).replace(/['’]s$/, '');
  given ??= new Set(GIVEN_NAMES.split(' '));
  places ??= new Set(PLACES.split(','));
  if (places.has(name)) return { ...mention, kind: 'place' };
  if (mention.last > mention.first && given.has(text.slice(first.start, first.end)))
    return { ...mention, kind: 'person' };
  return mention;
}
