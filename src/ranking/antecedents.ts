import type { Mention } from '../text/mentions.ts';

/** A sentence before another one, read. */
export interface Earlier {
  readonly mentions: readonly Mention[];
}

const PERSON = /\b(?:he|she|him|his|her|hers)\b/i;
const THING =
  /\b(?:it|its|they|their|them|the (?:group|company|firm|agency|ministry|government|army|military|party|team|club|union|bank|court|country|nation|city|state|island|film|movie|show|series|band|organi[sz]ation|association|network|airline|university|company|platform|app|storm|hurricane|volcano|law|bill|pair|duo))\b/i;
const SOMEBODY =
  /\bthe (?:president|minister|senator|governor|mayor|leader|singer|actor|actress|star|player|coach|athlete|king|queen|prince|princess|pope|author|writer|director|chief|judge|justice|suspect|man|woman|billionaire|politician)\b/i;

/**
 * The terms of the names that "he", "the group", "the ministry" of a sentence stand for: the last fitting name of the
 * sentences before it, the nearest sentence first and in it the first name, its subject. For ranking only.
 */
export function antecedents(text: string, before: Iterable<Earlier>): ReadonlySet<string> {
  const wanted = [
    ...(PERSON.test(text) || SOMEBODY.test(text) ? [isPerson] : []),
    ...(THING.test(text) ? [isThing] : []),
  ];
  const found = new Set<string>();
  if (wanted.length === 0) return found;
  const open = new Set(wanted);
  for (const { mentions } of before) {
    for (const fits of [...open]) {
      const name = mentions.find(fits);
      if (name === undefined) continue;
      for (const term of name.terms) found.add(term);
      open.delete(fits);
    }
    if (open.size === 0) break;
  }
  return found;
}

const isPerson = ({ kind, terms }: Mention): boolean =>
  kind === 'person' || (kind === 'name' && terms.length > 1);
const isThing = ({ kind }: Mention): boolean => kind === 'name' || kind === 'place';
