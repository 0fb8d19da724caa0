import { join } from 'node:path';
import type { Dateline } from '../../src/index.ts';
import { tokens } from '../../src/text/terms.ts';
import { readLines } from '../data.ts';
import { containsAnswer } from '../hits.ts';
import { readNewsQuestions } from '../sets/newsqa.ts';
import { type Bench, figures, type Measured, share } from './figure.ts';

/** Every second question: each is asked once for each way of typing. */
const EVERY = 2;

type News = Awaited<ReturnType<typeof readNewsQuestions>>[number];

/** How much of hit@1 is left when the same questions are typed as people type them. */
export async function measureTyped({ data, open }: Bench): Promise<Measured> {
  const folder = join(data, 'newsqa/2022');
  const engine = await open(join(folder, 'articles.jsonl'));
  const words = await wordsOf(join(folder, 'articles.jsonl'));
  const questions = (await readNewsQuestions(folder)).filter((_, i) => i % EVERY === 0);
  const ways: Readonly<Record<string, (question: string) => string>> = {
    'no question mark': (question) => question.replace(/\?\s*$/, ''),
    'lower case': (question) => question.toLowerCase(),
    'all capitals': (question) => question.toUpperCase(),
    'chat noise': (question) => `<@U024BE7LH> hey, “${question.replace(/\?\s*$/, '')}” pls ?!`,
    'keywords only': keywords,
    'a misspelt name': misspelling(words),
  };
  const clean = await hit(engine, questions, (question) => question);
  const values: Record<string, number> = {};
  for (const [name, retyped] of Object.entries(ways)) {
    const asked = questions.filter(({ question }) => retyped(question) !== question);
    const right = await hit(engine, asked, retyped);
    const before = share(asked, (question) => clean.has(question));
    values[`${name}, hit@1 kept`] = share(asked, (question) => right.has(question)) / before;
  }
  return { figures: figures('typed newsqa 2022', true, values) };
}

/** The questions whose first sentence answers when they are typed so. */
async function hit(
  engine: Dateline,
  questions: readonly News[],
  retyped: (question: string) => string,
): Promise<ReadonlySet<News>> {
  const right = new Set<News>();
  for (const each of questions) {
    const at = new Date(`${each.asked}T23:59:59Z`);
    const { sentences } = await engine.ask(retyped(each.question), { limit: 1, at });
    if (containsAnswer(sentences[0]?.text ?? '', each.answers)) right.add(each);
  }
  return right;
}

/** The content words and the question word, nothing between. */
function keywords(question: string): string {
  const kept = tokens(question).flatMap(({ start, end, term }) => {
    const word = question.slice(start, end);
    return term !== '' || ASKING.test(word) ? [word] : [];
  });
  return kept.join(' ');
}

const ASKING = /^(?:who|when|where|why|how|what|which|many|much)$/i;
const LEAST_LETTERS = 5;

/** Puts one slip into the longest name of a question, so that no article has the word; questions without a name stay. */
function misspelling(words: ReadonlySet<string>): (question: string) => string {
  const random = fixedRandom();
  return (question) => {
    const [name] = [...question.matchAll(/(?<=[a-z,] )\p{Lu}\p{Ll}{4,}/gu)].sort(
      (one, other) => other[0].length - one[0].length,
    );
    if (name === undefined || name[0].length < LEAST_LETTERS) return question;
    for (let attempt = 0; attempt < 20; attempt++) {
      const slip = slipOf(name[0], random);
      if (!words.has(slip.toLowerCase()))
        return question.slice(0, name.index) + slip + question.slice(name.index + name[0].length);
    }
    return question;
  };
}

/** A letter missing, too many, wrong, or two swapped; the first letter stays. */
function slipOf(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  const [before, here, next, after] = [word.slice(0, at), word[at]!, word[at + 1]!, word.slice(at + 2)];
  const slips = [
    before + next + after,
    before + letter + here + next + after,
    before + letter + next + after,
    before + next + here + after,
  ];
  return slips[Math.floor(random() * slips.length)]!;
}

/** Park and Miller's generator from a fixed seed: the same slips in every run. */
function fixedRandom(): () => number {
  let state = 7;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

async function wordsOf(path: string): Promise<ReadonlySet<string>> {
  const words = new Set<string>();
  for await (const { text } of readLines<{ readonly text: string }>(path))
    for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) words.add(word);
  return words;
}
